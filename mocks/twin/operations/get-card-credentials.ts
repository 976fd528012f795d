/** Get Card Credentials: number, expiry date and a code that is another one at each read, encrypted. */
import { isRefusal } from '../../exchange.ts'
import { generateCode } from '../card-codes.ts'
import { panOf } from '../card-numbers.ts'
import type { Handler } from '../handlers.ts'
import { encrypt } from '../jwe.ts'
import { readerOf } from '../keys.ts'
import { cardOf } from '../store.ts'

/** Tells the credentials of a card. */
export const getCardCredentials: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const cvv = generateCode(card, { seed: store.seed, now: store.now() })
  const { cardId, exp, reads, auxiliary } = card
  const plain = {
    pan: panOf(card, store),
    exp,
    cvv,
    ...(auxiliary && { auxiliaryPan: auxiliary.pan, auxiliaryExp: auxiliary.exp }),
  }
  await store.changes.announce({ kind: 'card', card })
  const encryptedData = await encrypt(JSON.stringify(plain), readerOf(store), store.seed, `${cardId} ${reads}`)
  return { status: 200, body: { encryptedData }, assumed: ['card-credentials'] }
}

/** Get Card Credentials: number, expiry date and a code that is another one at each read, encrypted. */
import { isRefusal } from '../../exchange.ts'
import type { Handler } from '../handlers.ts'
import { encrypt, testCvv, testPan } from '../jwe.ts'
import { cardOf } from '../store.ts'

/** Tells the credentials of a card. */
export const getCardCredentials: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  card.reads += 1
  const { cardId, exp, reads } = card
  const plain = { pan: testPan(`${store.seed} ${cardId}`), exp, cvv: testCvv(`${store.seed} ${cardId} ${reads}`) }
  const encryptedData = await encrypt(JSON.stringify(plain), store.seed, `${cardId} ${reads}`)
  return { status: 200, body: { encryptedData }, assumed: ['card-credentials'] }
}

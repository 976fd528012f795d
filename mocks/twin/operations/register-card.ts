/**
 * Register Card: the bank makes a card known that it has issued itself.
 * The id must be new, or that of a registered card that is gone; the number must not be that of a card that is gone; the
 * same registration again changes nothing.
 */
import { createHash } from 'node:crypto'
import { isRefusal, type Request } from '../../exchange.ts'
import { members } from '../body.ts'
import { type CardData, cardDataIn, formerPansOf, keptOf, NEW_CARD } from '../card-data.ts'
import { numberRefusal } from '../card-numbers.ts'
import type { Handler } from '../handlers.ts'
import { describedCard } from '../new-card.ts'
import { cardsOf, idRefusal, issuerIn } from '../store.ts'

/** Registers a card. */
export const registerCard: Handler = async (request, store) => {
  const cards = cardsOf(request, store)
  if (isRefusal(cards)) return cards
  const data = await cardDataIn(request, store, NEW_CARD)
  if (isRefusal(data)) return data
  const cardId = String(request.values.path.get('cardId'))
  const old = cards.get(cardId)
  const registration = digestOf(request, data)
  const refusal = idRefusal(cardId, cards, store)
  if (refusal) return old?.registration === registration ? { status: 204 } : refusal
  const gone = data && numberRefusal(data.pan, issuerIn(request), store)
  if (gone) return gone
  const card = {
    ...describedCard(request, store, { cardId, origin: 'registered' }),
    ...(data && keptOf(data)),
    ...(old && { formerPans: formerPansOf(old, store) }),
    registration,
  }
  cards.set(cardId, card)
  await store.changes.announce({ kind: 'card', card })
  return { status: 204 }
}

/** What tells two registrations apart: the same data encrypted once more are the same data. */
function digestOf(request: Request, data: CardData | undefined): string {
  const said = Object.entries(members(request)).filter(([name]) => name !== 'encryptedData')
  return createHash('sha256')
    .update(JSON.stringify([said, data]))
    .digest('hex')
}

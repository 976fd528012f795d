/**
 * Register Card: the bank makes a card known that it has issued itself.
 * The id must be new, or that of a registered card that is gone; the same registration again changes nothing.
 */
import { createHash } from 'node:crypto'
import { isRefusal } from '../../exchange.ts'
import { members } from '../body.ts'
import type { Handler } from '../handlers.ts'
import { describedCard } from '../new-card.ts'
import { cardsOf, idRefusal } from '../store.ts'

/** Registers a card. */
export const registerCard: Handler = (request, store) => {
  const cards = cardsOf(request, store)
  if (isRefusal(cards)) return cards
  const cardId = String(request.values.path.get('cardId'))
  // Kept as a digest: what is encrypted is nobody's business.
  const registration = createHash('sha256')
    .update(JSON.stringify(members(request)))
    .digest('hex')
  const refusal = idRefusal(cardId, cards)
  if (refusal) return cards.get(cardId)?.registration === registration ? { status: 204 } : refusal
  cards.set(cardId, { ...describedCard(request, store, { cardId, origin: 'registered' }), registration })
  return { status: 204 }
}

/** Delete: ends a card for good; from then on it is not known any more, and its id may be used again. */
import { isRefusal } from '../../exchange.ts'
import { reasonIn } from '../body.ts'
import type { Handler } from '../handlers.ts'
import { stateAfter, stateRefusal } from '../life-cycle.ts'
import { cardOf } from '../store.ts'

/** Deletes a card. */
export const deleteCard: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const refusal = stateRefusal('delete', card.state)
  if (refusal) return refusal
  card.state = stateAfter('delete', card)
  card.stateReason = reasonIn(request)
  await store.changes.announce({ kind: 'card', card })
  return {
    status: 200,
    body: { cardId: card.cardId, state: card.state },
    assumed: ['life-cycle-responses', 'delete-reasons'],
  }
}

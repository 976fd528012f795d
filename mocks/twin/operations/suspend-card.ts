/**
 * Suspend: blocks a card for now.
 * Of several suspensions the gravest counts, whatever further reason is given.
 */
import { isRefusal } from '../../exchange.ts'
import { reasonIn } from '../body.ts'
import type { Handler } from '../handlers.ts'
import { stateAfter, stateRefusal, takesOver } from '../life-cycle.ts'
import { cardOf } from '../store.ts'

/** Suspends a card. */
export const suspendCard: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const refusal = stateRefusal('suspend', card.state)
  if (refusal) return refusal
  const isSuspended = card.state === 'SUSPENDED'
  if (!isSuspended) card.resumesTo = card.state
  const reason = reasonIn(request)
  if (!isSuspended || takesOver(reason, card.stateReason ?? '')) card.stateReason = reason
  card.state = stateAfter('suspend', card)
  await store.changes.announce({ kind: 'card', card })
  return { status: 200, body: { cardId: card.cardId, state: card.state }, assumed: ['life-cycle-responses'] }
}

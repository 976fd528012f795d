/**
 * Suspend: blocks a card for now.
 * A card that only a replacement helps stays so, whatever further reason is given.
 */
import { isRefusal } from '../../exchange.ts'
import { reasonIn } from '../body.ts'
import type { Handler } from '../handlers.ts'
import { isForGood, stateRefusal } from '../life-cycle.ts'
import { cardOf } from '../store.ts'

/** Suspends a card. */
export const suspendCard: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const refusal = stateRefusal('suspend', card.state)
  if (refusal) return refusal
  const isSuspended = card.state === 'SUSPENDED'
  if (!isSuspended) card.resumesTo = card.state
  if (!isSuspended || !isForGood(card.stateReason ?? '')) card.stateReason = reasonIn(request)
  card.state = 'SUSPENDED'
  await store.changes.announce({ kind: 'card', card })
  return { status: 200, body: { cardId: card.cardId, state: card.state }, assumed: ['life-cycle-responses'] }
}

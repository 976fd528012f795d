/** Resume: takes a suspension back, for a reason that answers the one it was suspended for. */
import { isRefusal, refuse } from '../../exchange.ts'
import { reasonIn } from '../body.ts'
import type { Handler } from '../handlers.ts'
import { resumes, stateAfter, stateRefusal } from '../life-cycle.ts'
import { cardOf } from '../store.ts'

/** Resumes a card. */
export const resumeCard: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const refusal = stateRefusal('resume', card.state)
  if (refusal) return refusal
  const reason = reasonIn(request)
  if (!resumes(card.stateReason ?? '', reason)) return refuse(403, 'card', 'is not resumed for this reason')
  card.state = stateAfter('resume', card)
  card.stateReason = reason
  card.failures = {}
  await store.changes.announce({ kind: 'card', card })
  return { status: 200, body: { cardId: card.cardId, state: card.state }, assumed: ['life-cycle-responses'] }
}

/**
 * Update Card Limits: changes the limits that are given and keeps the others. What a bank says is spent of a limit is
 * taken as its starting point.
 */
import { isObject } from '../../../scripts/lib/json.ts'
import { isRefusal } from '../../exchange.ts'
import { members, merge } from '../body.ts'
import { countedFrom } from '../decision/limits.ts'
import type { Handler } from '../handlers.ts'
import { stateRefusal } from '../life-cycle.ts'
import { cardOf } from '../store.ts'

/** Changes the limits of a card. */
export const updateCardLimits: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const refusal = stateRefusal('update', card.state)
  if (refusal) return refusal
  const { limits } = members(request)
  if (isObject(limits)) {
    card.limits = merge(card.limits, limits)
    card.counted = countedFrom(limits, card, store.now())
  }
  await store.changes.announce({ kind: 'card', card })
  return { status: 204, assumed: ['limits-body'] }
}

/** Update Card Controls: changes the controls that are given and keeps the others. */
import { isObject } from '../../../scripts/lib/json.ts'
import { isRefusal } from '../../exchange.ts'
import { members, merge } from '../body.ts'
import type { Handler } from '../handlers.ts'
import { stateRefusal } from '../life-cycle.ts'
import { cardOf } from '../store.ts'

/** Changes the controls of a card. */
export const updateCardControls: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const refusal = stateRefusal('update', card.state)
  if (refusal) return refusal
  const { controls } = members(request)
  if (isObject(controls)) card.controls = merge(card.controls, controls)
  await store.changes.announce({ kind: 'card', card })
  return { status: 204, assumed: ['controls-body'] }
}

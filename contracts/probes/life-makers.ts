/**
 * Asks for every change of things that were made in another way than usual: each kind lives the same life, with what a
 * change asks of it.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Maker } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { mayBe, withNeeds } from '../life/bodies.ts'
import { carriedOut, type Steps } from '../life/carrying.ts'
import { type Change, faultOf, inWords, ownReason, requestInWords, thingOf } from '../life/changes.ts'
import { passagesTo, type Thing } from '../life/thing.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'life-makers',
  title: 'Changes of things that were made in another way than usual',
  aims: ['permitted', 'another', 'state', 'written'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? []) {
      if (!use) return
      const change: Change = { context, resource: use.resource, transition }
      const [usual, ...others] = use.resource.makers
      if (usual) yield* ofUsual(change, usual)
      for (const maker of others) yield* ofMaker(change, maker)
    }
  },
})

/** The change of a thing that was made in the usual way, without what is asked of others only. */
function* ofUsual(plain: Change, { operation }: Maker): Steps<void> {
  const { context, resource, transition } = plain
  const { body } = context.base.draft
  const own = transition.asks.find(({ maker }) => maker === operation)?.with ?? []
  const others = transition.asks.filter(({ maker }) => maker !== operation)
  const [first] = others
  if (body === undefined || !first) return
  const spared = others.flatMap((one) => one.with).filter((at) => !own.includes(at) && follow(body, at) !== undefined)
  const less = spared.reduce<Json>((rest, at) => replaceAt(rest, at, undefined), body)
  if (spared.length === 0 || !mayBe(context, less)) return
  const change: Change = { ...plain, body: less }
  const through = passagesTo(resource, transition, ownReason(change))
  const words = inWords(resource, through, `${requestInWords(transition)} without what is asked of others only`)
  const fault = faultOf(operation, 'spared', `the ${resource.name} was made by ${operation}: ${words}`)
  yield* carriedOut(change, thingOf(change, `of ${operation}, spared`, through), {
    reason: undefined,
    fault,
    rule: first.pointer,
  })
}

/** The change of a thing that was made in this way. */
function* ofMaker(plain: Change, { operation }: Maker): Steps<void> {
  const { context, resource, transition } = plain
  const through = passagesTo(resource, transition, ownReason(plain))
  // A passage that asks for more of such things would have to be chosen for them, too.
  if (through.some((passage) => passage.transition.asks.some(({ maker }) => maker === operation))) return
  const needs = transition.asks.find(({ maker }) => maker === operation)
  const body = needs ? withNeeds(context, needs, transition.newId) : context.base.draft.body
  if (needs && body === undefined) return
  const change: Change = { ...plain, ...(needs && body !== undefined ? { body } : {}) }
  const on: Thing = { ...thingOf(change, `of ${operation}`, through), maker: operation }
  const words = `the ${resource.name} was made by ${operation}: ${inWords(resource, through, requestInWords(transition))}`
  const fault = faultOf(operation, 'maker', words)
  yield* carriedOut(change, on, { reason: undefined, fault, rule: needs?.pointer ?? transition.pointer })
}

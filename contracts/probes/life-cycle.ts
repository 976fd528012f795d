/**
 * Takes things through their life as the document declares it: every change for every reason, from every state, and what
 * is read afterwards.
 */
import type { Reason, Resource } from '../../scripts/lib/life-cycle.ts'
import { unmoved, watched } from '../life/bystander.ts'
import { carriedOut, type Steps } from '../life/carrying.ts'
import { type Change, faultOf, inWords, ownReason, requestInWords, thingOf } from '../life/changes.ts'
import { passagesTo, type Thing } from '../life/thing.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'life-cycle',
  title: 'Changes of a state for every reason, and what can be read afterwards',
  aims: ['permitted', 'another', 'state', 'written', 'kept', 'unmoved'],
  *journey(context) {
    const { use } = context
    const beside = use && use.transitions.length > 0 ? yield* watched(context, use.resource) : undefined
    for (const transition of use?.transitions ?? []) {
      if (!use) return
      const change = { context, resource: use.resource, transition }
      const reasons = transition.reason?.known ?? []
      yield* permitted(change, undefined)
      for (const reason of reasons) yield* permitted(change, reason)
      yield* fromOtherStates(change)
    }
    if (beside) yield* unmoved(context, beside)
  },
})

/** A change that is allowed, and the state afterwards. */
function* permitted(change: Change, reason: Reason | undefined): Steps<void> {
  const { resource, transition } = change
  const through = passagesTo(resource, transition, reason?.value ?? ownReason(change))
  const on = thingOf(change, `for ${reason?.value}`, through)
  const words = inWords(resource, through, requestInWords(transition, reason?.value))
  const fault = faultOf(reason?.value ?? transition.name, 'transition', words)
  const rule = reason?.pointer ?? transition.pointer
  yield* carriedOut(change, on, { reason: reason?.value, fault, rule, ...(reason ? {} : { looksBefore: true }) })
}

/** Whether a thing can be made in a state that no change leads to, other than the usual one. */
function isFirst({ makers, transitions }: Resource, state: string): boolean {
  const [usual] = makers
  const isReached = transitions.some(({ to }) => to === state)
  return usual?.state?.at !== undefined && usual.state.otherwise !== state && !isReached
}

/** The change from other states than the nearest: that they are meant too is less sure. */
function* fromOtherStates(change: Change): Steps<void> {
  const { resource, transition } = change
  const nearest = passagesTo(resource, transition).at(-1)?.transition.to
  for (const state of transition.from) {
    const through = passagesTo(resource, { ...transition, from: [state] })
    const last = through.at(-1)?.transition.to
    const first = last === undefined && isFirst(resource, state) ? { first: state } : undefined
    if ((last === nearest || last !== state) && !first) continue
    const on: Thing = { ...thingOf(change, `from ${state}`, through), ...first }
    const made = first ? `made ${state}: ` : ''
    const words = `${made}${inWords(resource, through, requestInWords(transition))}`
    const fault = faultOf(state, 'transition', words)
    yield* carriedOut(change, on, { reason: undefined, fault, rule: transition.pointer, atMost: 'should' })
  }
}

/**
 * Asks for a change of things that have come into its state on another way than the shortest: once more after the change
 * was undone, and after a change that is said to leave the state as it is.
 */
import type { Resource, Transition } from '../../scripts/lib/life-cycle.ts'
import { lightest, sourceOf, weigh } from '../judging/evidence.ts'
import { carriedOut, type Steps } from '../life/carrying.ts'
import { type Change, faultOf, inWords, requestInWords, thingOf } from '../life/changes.ts'
import { passagesTo } from '../life/thing.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'life-again',
  title: 'Changes of things that have been through others before',
  aims: ['permitted', 'another', 'state', 'written'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? [])
      for (const before of use ? ledToBy(use.resource, transition) : [])
        if (use) yield* after({ context, resource: use.resource, transition }, before)
  },
})

/** The changes that lead to a state from which this one, first of all that are not the end, is allowed. */
function ledToBy(resource: Resource, transition: Transition): Transition[] {
  const { transitions, states } = resource
  const ends = (name: string) => states.some((state) => state.name === name && state.final)
  const usual = passagesTo(resource, transition).at(-1)?.transition
  return transitions.filter((other) => {
    const next = transitions.find((one) => one !== other && one.from.includes(other.to) && !ends(one.to))
    return next === transition && other !== usual
  })
}

/** The change after another one. */
function* after(change: Change, before: Transition): Steps<void> {
  const { context, resource, transition } = change
  const through = [...passagesTo(resource, before), { transition: before }]
  const on = thingOf(change, `after ${before.name}`, through)
  const fault = faultOf(before.name, 'again', inWords(resource, through, requestInWords(transition)))
  // That a state can be left as it can be when it was reached on the shortest way is sure where it was never left.
  const told = weigh('must', sourceOf(context.table, `${before.pointer}/to`))
  const atMost = before.from.includes(before.to) ? told : lightest(told, 'should')
  yield* carriedOut(change, on, { reason: undefined, fault, rule: transition.pointer, atMost })
}

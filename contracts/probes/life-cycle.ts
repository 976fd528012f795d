/**
 * Takes things through their life as the document declares it: every change for every reason, from every state, and what
 * is read afterwards.
 */
import type { Reason } from '../../scripts/lib/life-cycle.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import {
  asked,
  askedBarely,
  type Change,
  faultOf,
  inWords,
  isBare,
  ownReason,
  requestInWords,
  thingOf,
} from '../life/changes.ts'
import { idIn } from '../life/ids.ts'
import { readOf, showing } from '../life/reading.ts'
import { passagesTo, type Thing } from '../life/thing.ts'
import type { Fault, Severity } from '../result.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe } from './probe.ts'

/** Requests in a row. */
type Steps<Result> = Generator<Case, Result, Exchange | undefined>

export default defineProbe({
  id: 'life-cycle',
  title: 'Changes of a state for every reason, and what can be read afterwards',
  aims: ['permitted', 'another', 'state', 'written'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? []) {
      if (!use) return
      const change = { context, resource: use.resource, transition }
      const reasons = transition.reason?.known ?? []
      yield* permitted(change, undefined)
      for (const reason of reasons) yield* permitted(change, reason)
      yield* fromOtherStates(change)
    }
  },
})

/** A change that is allowed, and the state afterwards. */
function* permitted(change: Change, reason: Reason | undefined): Steps<void> {
  const { resource, transition } = change
  const through = passagesTo(resource, transition, reason?.value ?? ownReason(change))
  const on = thingOf(change, `for ${reason?.value}`, through)
  const words = inWords(resource, through, requestInWords(transition, reason?.value))
  const fault = faultOf(reason?.value ?? transition.name, 'transition', words)
  yield* carriedOut(change, on, { reason: reason?.value, fault, rule: reason?.pointer ?? transition.pointer })
}

/** The change from other states than the nearest: that they are meant too is less sure. */
function* fromOtherStates(change: Change): Steps<void> {
  const { resource, transition } = change
  const nearest = passagesTo(resource, transition).at(-1)?.transition.to
  for (const state of transition.from) {
    const through = passagesTo(resource, { ...transition, from: [state] })
    const last = through.at(-1)?.transition.to
    if (last === nearest || last !== state) continue
    const on = thingOf(change, `from ${state}`, through)
    const fault = faultOf(state, 'transition', inWords(resource, through, requestInWords(transition)))
    yield* carriedOut(change, on, { reason: undefined, fault, rule: transition.pointer, atMost: 'should' })
  }
}

/** Asks for a change, once more with less where that is refused, and reads the state. */
function* carriedOut(
  change: Change,
  on: Thing,
  { reason, fault, rule, atMost }: { reason: string | undefined; fault: Fault; rule: string; atMost?: Severity },
): Steps<void> {
  const { context, resource, transition } = change
  const { successor } = transition
  const own = successor && weigh('must', sourceOf(context.table, successor.pointer))
  const another = successor && own ? { another: { at: successor.at, ids: [], beside: resource.id, atMost: own } } : {}
  const aims = (plain: boolean) => ({ permitted: { plain, ...(atMost ? { atMost } : {}) }, ...another })
  const first = yield { ...asked(change, reason, on), aims: aims(isBare(change, reason)), fault, rule }
  if (!first) return
  const less = isAccepted(first.answer.status) ? undefined : askedBarely(change, reason, on)
  const last = less ? yield { ...less, aims: aims(true), fault, rule } : first
  if (!last || !isAccepted(last.answer.status)) return
  yield* read(change, on, { exchange: last, fault, rule: transition.pointer })
}

/** Reads the thing, which may take a moment to be as it is said to be, and what takes its place. */
function* read(
  { context, resource, transition }: Change,
  on: Thing,
  { exchange, fault, rule }: { exchange: Exchange; fault: Fault; rule: string },
): Steps<void> {
  const look = readOf(context, resource, on)
  if (!look) return
  const { aims, until } = showing(context, resource, transition.to)
  // What nothing more can be done with may as well be gone.
  const stays = resource.transitions.some(({ from }) => from.includes(transition.to))
  const there = (answer: Exchange) => (!stays || isAccepted(answer.answer.status)) && until(answer)
  const written = stays
    ? { written: { values: [], unread: { pointer: resource.read.pointer, atMost: 'should' as const } } }
    : {}
  yield { ...look, aims: { ...aims, ...written }, fault, rule, until: there }
  const { successor } = transition
  const id = successor && idIn(exchange.answer, successor.at)
  if (successor === undefined || id === undefined) return
  const next = readOf(context, resource, { resource, made: false, through: [], id })
  const { name } = resource
  const words = faultOf(name, 'successor', `${fault.sentence}, and what takes its place is read`)
  const found = (answer: Exchange) => isAccepted(answer.answer.status)
  if (next) yield { ...next, aims: { written: { values: [] } }, fault: words, rule: successor.pointer, until: found }
}

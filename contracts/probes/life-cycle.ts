/**
 * Takes things through their life as the document declares it: every change for every reason, pairs of reasons that
 * exclude each other, and what is left when one has come to its end.
 */
import type { LifeState, Reason, Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { stateIn } from '../judging/states.ts'
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
import { reading } from '../life/observing.ts'
import { type Passage, passagesTo, type Thing } from '../life/thing.ts'
import type { Fault, Severity } from '../result.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Aims, type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Requests in a row. */
type Steps<Result> = Generator<Case, Result, Exchange | undefined>

export default defineProbe({
  id: 'life-cycle',
  title: 'Changes of a state for every reason, and what can be done after the last one',
  aims: ['permitted', 'excluded', 'state', 'ended', 'remains'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? []) {
      if (!use) return
      const change = { context, resource: use.resource, transition }
      const reasons = transition.reason?.known ?? []
      yield* permitted(change, undefined)
      for (const reason of reasons) yield* permitted(change, reason)
      yield* fromOtherStates(change)
      yield* excluded(change)
      yield* ending(change)
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
  const aims = (plain: boolean) => ({ permitted: { plain, ...(atMost ? { atMost } : {}) } })
  const first = yield { ...asked(change, reason, on), aims: aims(isBare(change, reason)), fault, rule }
  if (!first) return
  const less = isAccepted(first.answer.status) ? undefined : askedBarely(change, reason, on)
  const last = less ? yield { ...less, aims: aims(true), fault, rule } : first
  if (!last || !isAccepted(last.answer.status)) return
  yield* stateAfter(context, resource, on, { want: transition.to, fault, rule: transition.pointer })
}

/** Reads the state, which may take a moment to be seen. */
export function* stateAfter(
  context: ProbeContext,
  resource: Resource,
  on: Thing,
  { want, fault, rule }: { want: string; fault: Fault; rule: string },
): Steps<Exchange | undefined> {
  const { state } = resource.read
  const look = readOf(context, resource, on)
  if (!look || !state) return undefined
  const known = resource.states.map(({ name }) => name)
  const atMost = weigh('must', sourceOf(context.table, state.pointer))
  const aims: Partial<Aims> = { state: { at: state.at, want, known, atMost } }
  const until = (exchange: Exchange) => {
    const shown = stateIn(exchange, state.at)
    return shown === undefined || shown === want || !known.includes(shown)
  }
  return yield { ...look, aims, fault, rule, until }
}

/** The request that reads a thing. */
export function readOf(context: ProbeContext, resource: Resource, on: Thing): Case | undefined {
  const operation = context.table.operations.find(({ id }) => id === resource.read.operation)
  return operation && reading(context, operation, on)
}

/** Reasons that do not undo one another. */
function* excluded(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const way = passagesTo(resource, transition)
  const last = way.at(-1)
  const reasons = (transition.reason?.known ?? []).filter(({ after }) => after !== undefined)
  for (const before of last?.transition.reason?.known ?? []) {
    const wrong = reasons.filter(({ after }) => after?.includes(before.value) === false)
    if (!last || wrong.length === 0) continue
    const through = [...way.slice(0, -1), { ...last, reason: before.value }]
    const on = thingOf(change, `after ${before.value}`, through)
    const fault = (reason: Reason) => {
      const words = inWords(resource, through, requestInWords(transition, reason.value))
      return faultOf(transition.reason?.at ?? '', 'after', words)
    }
    for (const reason of wrong) {
      const aims = { excluded: true as const }
      const one = asked(change, reason.value, on)
      yield { ...one, intent: 'fault', aims, fault: fault(reason), rule: reason.pointer }
    }
    const [reason] = wrong
    if (!reason) continue
    const rest = { want: last.transition.to, fault: fault(reason), rule: reason.pointer }
    yield* stateAfter(context, resource, on, rest)
  }
}

/** What can be done, and read, once nothing leads any further. */
function* ending(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const end = resource.states.find(({ name }) => name === transition.to)
  if (!end?.final) return
  const through: Passage[] = [...passagesTo(resource, transition), { transition }]
  const on: Thing = { ...thingOf(change, 'ended', through), kept: true }
  const fault = (words: string) => faultOf(transition.name, 'final', inWords(resource, through, words))
  for (const [operation, out] of others(change)) {
    const other = context.other(operation)
    if (other.base.missing !== undefined) continue
    const one = reading({ ...context, other: () => other }, operation, on)
    const aims = { ended: { out } }
    if (one) yield { ...one, intent: 'fault', aims, fault: fault(`${operation.id} is asked for`), rule: rulesEnd(end) }
  }
  const look = readOf(context, resource, on)
  if (!look) return
  const { state } = resource.read
  const finals = resource.states.filter(({ final }) => final).map(({ name }) => name)
  const known = resource.states.map(({ name }) => name)
  const remains: Aims['remains'] = state
    ? { at: state.at, finals, known, atMost: weigh('must', sourceOf(context.table, state.pointer)) }
    : {}
  yield { ...look, intent: 'fault', aims: { remains }, fault: fault('it is read'), rule: rulesEnd(end) }
}

function rulesEnd({ pointer }: LifeState): string {
  return `${pointer}/final`
}

/** Other changes of a thing, and whether they would bring it back to life. */
function others({ context, resource, transition }: Change): [Operation, boolean][] {
  const final = (name: string) => resource.states.some((state) => state.name === name && state.final)
  const outs = new Map<string, boolean>()
  for (const { operation, to } of resource.transitions)
    if (operation !== transition.operation) outs.set(operation, !final(to))
  return context.table.operations.flatMap((operation): [Operation, boolean][] => {
    const out = outs.get(operation.id)
    return out === undefined ? [] : [[operation, out]]
  })
}

/**
 * Takes things through their life as the document declares it: every change for every reason, pairs of reasons that
 * exclude each other, and what is left when one has come to its end.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { LifeState, Reason, Resource, Transition } from '../../scripts/lib/life-cycle.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { stateIn } from '../judging/states.ts'
import { reading } from '../life/observing.ts'
import { type Passage, passagesTo, reasonIn, type Thing } from '../life/thing.ts'
import type { Fault, Severity } from '../result.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Aims, type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Requests in a row. */
type Steps<Result> = Generator<Case, Result, Exchange | undefined>

/** A change that is asked for. */
interface Change {
  context: ProbeContext
  resource: Resource
  transition: Transition
}

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

/** The request for a change, for a reason; without one, none is given where that is valid. */
function asked({ context, transition }: Change, reason: string | undefined, on: Thing): Case {
  const { base, operation, judge, write } = context
  const { mediaType } = base.draft
  const schema = (mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]?.schema) ?? true
  const settings: [string, Json | undefined][] = [
    ...Object.entries(transition.with),
    ...(transition.reason ? [[transition.reason.at, reason] as [string, Json | undefined]] : []),
  ]
  const body = settings.reduce((valid, [at, value]) => {
    const set = valid === undefined ? undefined : replaceAt(valid, at, value)
    return set !== undefined && judge.accepts(schema, set) ? set : valid
  }, base.draft.body)
  const sent = write({ ...base.draft, body })
  return { intent: 'valid', aims: {}, ...sent, rule: transition.pointer, on }
}

/** A change that is allowed, and the state afterwards. */
function* permitted(change: Change, reason: Reason | undefined): Steps<void> {
  const { resource, transition } = change
  const bare = reason?.value ?? reasonIn(transition, bodyWithout(change))
  const through = passagesTo(resource, transition, bare)
  const on = thing(change, `for ${reason?.value}`, through)
  const words = `${inWords(resource, through)}, and ${transition.name} is asked for${because(reason?.value)}`
  yield* carriedOut(change, on, {
    one: asked(change, reason?.value, on),
    fault: faultOf(reason?.value ?? transition.name, 'transition', words),
    rule: reason?.pointer ?? transition.pointer,
    weights: [],
  })
}

/** What the body says when no reason is put in. */
function bodyWithout(change: Change): Json | undefined {
  const { body } = asked(change, undefined, { resource: change.resource, made: true, through: [] }).request
  return body === undefined ? undefined : (JSON.parse(new TextDecoder().decode(body)) as Json)
}

/** The change from other states than the nearest: that they are meant too is less sure. */
function* fromOtherStates(change: Change): Steps<void> {
  const { resource, transition } = change
  const nearest = passagesTo(resource, transition).at(-1)?.transition.to
  for (const state of transition.from) {
    const through = passagesTo(resource, { ...transition, from: [state] })
    const last = through.at(-1)?.transition.to
    if (last === nearest || last !== state) continue
    const on = thing(change, `from ${state}`, through)
    const words = `${inWords(resource, through)}, and ${transition.name} is asked for`
    const fault = faultOf(state, 'transition', words)
    yield* carriedOut(change, on, {
      one: asked(change, undefined, on),
      fault,
      rule: transition.pointer,
      weights: ['should'],
    })
  }
}

/** Asks for a change and reads the state. */
function* carriedOut(
  { context, resource, transition }: Change,
  on: Thing,
  { one, fault, rule, weights }: { one: Case; fault: Fault; rule: string; weights: readonly Severity[] },
): Steps<void> {
  const weight = weights[0] === undefined ? {} : { atMost: weights[0] }
  const aims = { permitted: { transition: transition.name } }
  const answer = yield { ...one, aims, fault, rule, ...weight }
  if (!answer || !isAccepted(answer.answer.status)) return
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
    const on = thing(change, `after ${before.value}`, through)
    const fault = (reason: Reason) => {
      const words = `${inWords(resource, through)}, and ${transition.name} is asked for${because(reason.value)}`
      return faultOf(transition.reason?.at ?? '', 'after', words)
    }
    for (const reason of wrong) {
      const aims = { excluded: { transition: transition.name } }
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
  const on: Thing = { ...thing(change, 'ended', through), kept: true }
  const fault = (words: string) => faultOf(transition.name, 'final', `${inWords(resource, through)}, and ${words}`)
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

/** Other operations on a thing, and whether they would bring it back to life. */
function others({ context, resource, transition }: Change): [Operation, boolean][] {
  const final = (name: string) => resource.states.some((state) => state.name === name && state.final)
  const made = resource.makers.map(({ operation }) => operation)
  const outs = new Map<string, boolean>()
  for (const { operation } of resource.writes) if (!made.includes(operation)) outs.set(operation, false)
  for (const { operation, to } of resource.transitions)
    if (operation !== transition.operation) outs.set(operation, !final(to))
  return context.table.operations.flatMap((operation): [Operation, boolean][] => {
    const out = outs.get(operation.id)
    return out === undefined ? [] : [[operation, out]]
  })
}

/** A thing that went through something; one for all requests with this purpose. */
function thing({ resource, transition }: Change, purpose: string, through: readonly Passage[]): Thing {
  return { resource, made: true, key: `${transition.name} ${purpose}`, through, strict: true }
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` for ${reason}`
}

/** What a thing has been through, as the beginning of a sentence. */
function inWords({ name }: Resource, through: readonly Passage[]): string {
  if (through.length === 0) return `the ${name} is new`
  const steps = through.map(({ transition, reason }) => `${transition.name}${because(reason)}`)
  return `the ${name} has been through ${steps.join(', ')}`
}

/** The special thing about a request in a life, in words. */
export function faultOf(name: string, keyword: string, sentence: string): Fault {
  return { location: 'state', name, keyword, sentence }
}

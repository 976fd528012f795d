/**
 * Chooses ids of things that are there already for new ones, in one state after the other: an id may be chosen again
 * where the document calls it free, and nowhere else.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Maker, Resource, Transition } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { movedOn, type Steps } from '../life/carrying.ts'
import { faultOf } from '../life/changes.ts'
import { readOf, showing } from '../life/reading.ts'
import type { Thing } from '../life/thing.ts'
import { otherwise, writtenBy } from '../life/written.ts'
import { isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** A maker whose client chooses the id, and a thing that was made in one way. */
interface Taking {
  context: ProbeContext
  resource: Resource
  maker: Maker
  /** How the thing was made whose id is chosen again. */
  old: Maker
  on: Thing
  /** What is said of the new one, which is not what can be seen of the old one. */
  body: Json
}

export default defineProbe({
  id: 'ids-taken',
  title: 'Ids of things that are there already, chosen for new ones',
  aims: ['taken', 'freed', 'written', 'state'],
  *journey(context) {
    const { use, operation, base } = context
    if (!use) return
    const { resource } = use
    const maker = resource.makers.find((one) => one.operation === operation.id && one.id === undefined)
    if (!maker?.reuse) return
    for (const old of resource.makers) {
      // A request that says again what can be seen of it may well be served.
      const body = old === maker ? otherwise(context) : base.draft.body
      const key = `${maker.operation} takes ${old.operation}`
      const on: Thing = { resource, made: true, maker: old.operation, key, through: [], strict: true, kept: true }
      if (body === undefined) continue
      const taking: Taking = { context, resource, maker, old, on, body }
      yield* through(taking)
      yield* elsewhere(taking)
    }
  },
})

/** Chooses the id of a thing in each state that it comes into. */
function* through(taking: Taking): Steps<void> {
  const { context, resource, maker } = taking
  if (!(yield* taken(taking, undefined))) return
  for (const transition of statesOf(resource, maker)) {
    if (!(yield* movedOn({ context, resource, transition }, taking.on))) return
    const free = maker.reuse?.states.includes(transition.to) && maker.reuse.makers.includes(taking.old.operation)
    if (free) return yield* freed(taking, transition)
    if (!(yield* taken(taking, transition))) return
  }
}

/** Chooses the id of a thing that began in another state, and of one of which the state frees others' ids alone. */
function* elsewhere(taking: Taking): Steps<void> {
  const { context, resource, maker, old, on } = taking
  const { states, transitions } = resource
  const own = (what: string): Thing => ({ ...on, key: `${on.key}, ${what}` })
  const [first] = states.filter(
    ({ name }) => name !== old.state?.otherwise && !transitions.some(({ to }) => to === name),
  )
  if (old.state?.at !== undefined && first)
    yield* taken({ ...taking, on: { ...own('at first'), first: first.name } }, undefined)
  const isEnd = (name: string) => states.some((state) => state.name === name && state.final)
  const freeing = transitions.find(({ to }) => maker.reuse?.states.includes(to) && !isEnd(to))
  if (!freeing || maker.reuse?.makers.includes(old.operation)) return
  const moved = { ...taking, on: own('elsewhere') }
  if (yield* movedOn({ context, resource, transition: freeing }, moved.on)) yield* taken(moved, freeing)
}

/** The first change of a new thing into a state whose ids are not free, and the change into a final one whose are. */
function statesOf({ makers, states, transitions }: Resource, { reuse }: Maker): Transition[] {
  const start = makers[0]?.state?.otherwise ?? ''
  const isFree = (name: string) => reuse?.states.includes(name) === true
  const isEnd = (name: string) => states.some((state) => state.name === name && state.final)
  const held = transitions.find(({ from, to }) => from.includes(start) && to !== start && !isFree(to) && !isEnd(to))
  const end = transitions.find(({ from, to }) => from.includes(held?.to ?? start) && isFree(to) && isEnd(to))
  return [held, end].filter((one) => one !== undefined)
}

/** Chooses an id that is not free; whether that is refused. */
function* taken(taking: Taking, last: Transition | undefined): Steps<boolean> {
  const { maker, old } = taking
  const exchange = yield {
    ...again(taking, last, `taken-${old.operation}-${last?.name ?? taking.on.first ?? 'living'}`),
    ...{ intent: 'fault', aims: { taken: true }, rule: maker.reuse?.pointer ?? old.pointer },
    ...(old.operation === maker.operation ? { atMost: 'should' } : {}),
  }
  return exchange !== undefined && !isAccepted(exchange.answer.status)
}

/** Chooses an id that is free again, and reads what has it now. */
function* freed(taking: Taking, last: Transition): Steps<void> {
  const { context, resource, maker, on, body } = taking
  const rule = maker.reuse?.pointer ?? maker.pointer
  const one = again(taking, last, `freed-${last.name}`)
  const exchange = yield { ...one, aims: { freed: true }, rule, atMost: 'may' }
  const look = exchange && isAccepted(exchange.answer.status) ? readOf(context, resource, on) : undefined
  if (!look) return
  const said = maker.state?.at === undefined ? undefined : follow(body, maker.state.at)
  const { aims, until } = showing(context, resource, typeof said === 'string' ? said : maker.state?.otherwise)
  const written = { values: writtenBy(context, body), unread: { pointer: rule, atMost: 'may' as const } }
  yield { ...look, aims: { ...aims, written }, fault: one.fault, rule: maker.state?.pointer ?? rule, until }
}

/** The request that chooses the id again. */
function again({ context, resource, old, on, body }: Taking, last: Transition | undefined, keyword: string) {
  const living = on.first === undefined ? 'is in use' : `is in the state ${on.first}`
  const then = last === undefined ? living : `has been through ${last.name}`
  const words = `the ${resource.name} was made by ${old.operation} and ${then}, and its id is chosen again`
  const sent = context.write({ ...context.base.draft, body })
  return {
    ...sent,
    intent: 'valid' as const,
    on,
    fault: faultOf(resource.name, keyword, words),
  } satisfies Partial<Case>
}

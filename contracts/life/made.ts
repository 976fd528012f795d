/**
 * Something that is made where no life cycle says so, by a POST whose answer gives it an id or by a PUT that is documented
 * to create what its path names, and requests of other operations about it.
 * Pure; sends nothing.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, Parameter } from '../../scripts/lib/operations.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import { parameterKey, templateNames } from '../requests/draft.ts'
import type { Steps } from '../requests/list-reader.ts'
import { listerAt, listerOf, madeId, putterOf, type Shower, showerOf, withoutLast } from '../requests/made-things.ts'
import { text } from '../requests/text.ts'
import { staysValid } from '../requests/wire.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { faultOf } from './changes.ts'
import { isMaker, type Thing, thingFor } from './thing.ts'

/** What an operation makes, and where that can be seen. */
export interface Making {
  context: ProbeContext
  shower: Shower | undefined
  lister: Operation | undefined
  /** The parameter that holds the id, where the client chooses that. */
  chosen?: Parameter
  /** The thing that the path names, where there is one that can be made. */
  on: Pick<Case, 'on'>
}

/** What is made, under its id. */
interface Named extends Making {
  id: Json
  /** What tells it from others that are made alike. */
  turn: string
  made?: Exchange
}

/** What was made, and what made it. */
export interface Made extends Named {
  made: Exchange
}

/** What an operation makes where no life cycle says it, on a target that remembers. */
export function makingOf(context: ProbeContext): Making | undefined {
  const { table, operation, target } = context
  if (isMaker(table, operation) || !target.capabilities.stateful) return undefined
  if (operation.method === 'put') return puttingOf(context)
  const shower = showerOf(table, operation)
  const lister = listerOf(table, operation)
  if (operation.method !== 'post' || !(shower || lister)) return undefined
  return { context, shower, lister, on: about(context) }
}

/** What a PUT makes that is documented to create what nobody has made yet. */
function puttingOf(context: ProbeContext): Making | undefined {
  const { table, operation, use } = context
  const shower = putterOf(table, operation)
  return use || !shower
    ? undefined
    : { context, shower, lister: listerAt(table, withoutLast(operation.path)), chosen: shower.id, on: {} }
}

/** The thing that the path names, where there is one that can be made. */
function about({ use, operation, base, write }: ProbeContext): Pick<Case, 'on'> {
  if (!use) return {}
  const on: Thing = { ...thingFor(use, write(base.draft).request, false, `${operation.id} looked for`), kept: true }
  return { on }
}

/** Makes one; nothing where that is refused, or the answer does not name it. */
export function* begotten(making: Making, turn: string): Steps<Made | undefined> {
  const { context, shower, on, chosen } = making
  if (chosen) return yield* put(making, chosen, turn)
  const { operation, base, write, judge } = context
  const made = yield { intent: 'series', aims: {}, ...write(base.draft, turn), rule: operation.pointer, ...on }
  const id = made && madeId(judge, operation, shower, made.answer)
  return made === undefined || id === undefined ? undefined : { ...making, id, made, turn }
}

/** How often an id is made up that nothing has. */
const TRIES = 8
/** Statuses that say nothing is there. */
const ABSENT = [404, 410]

/** Puts one where nothing is. */
function* put(making: Making, chosen: Parameter, turn: string): Steps<Made | undefined> {
  const { context, shower } = making
  const { operation, base, judge, anew } = context
  const was = base.draft.values.get(parameterKey(chosen))
  if (typeof was !== 'string' || !shower) return undefined
  const ids = Array.from({ length: TRIES }, () => anew(was))
  const id = ids.find((one) => one !== was && staysValid(judge, chosen, one))
  if (id === undefined) return undefined
  const named = { ...making, id, turn }
  const look = aboutMade(named, shower.operation, 'is looked for before')
  const putting = aboutMade(named, operation, 'is put where nothing is')
  const absent = look && (yield look)
  if (!putting || !absent || !ABSENT.includes(absent.answer.status)) return undefined
  const fault = faultOf(operation.id, 'put', putting.chosen.special)
  const made = yield { ...putting, aims: { creation: { anew: true } }, fault }
  return isServed(made) ? { ...named, made } : undefined
}

/** The context of another operation whose path names what that of the maker names, where it can be asked for. */
export function besideMaking({ context }: Making, operation: Operation): ProbeContext | undefined {
  const other = context.other(operation)
  if (other.base.missing !== undefined) return undefined
  const values = new Map(other.base.draft.values)
  for (const name of templateNames(context.operation.path)) {
    const key = parameterKey({ in: 'path', name })
    const value = context.base.draft.values.get(key)
    if (value !== undefined) values.set(key, value)
  }
  return { ...other, base: { ...other.base, draft: { ...other.base.draft, values } } }
}

/** The plain request of another operation about what was made, and in words what is special about it. */
export function aboutMade(
  named: Named,
  operation: Operation,
  words: string,
): (Case & Required<Pick<Case, 'chosen'>>) | undefined {
  const { context, shower, id, turn, on, made } = named
  const other = operation === context.operation ? context : besideMaking(named, operation)
  if (!other || !shower) return undefined
  const stands = { made: text(id), shown: `made-by-${context.operation.id}-${turn}`.replace(/\W+/g, '-') }
  const values = new Map(other.base.draft.values).set(parameterKey(shower.id), stands.shown)
  const special = `something was made by ${context.operation.id}, and ${words}`
  return {
    ...{ intent: 'series', aims: {}, operation, rule: operation.pointer },
    ...{
      ...other.write({ ...other.base.draft, values }, turn),
      ...on,
      stands,
      ...(made ? { earlier: [made.request] } : {}),
    },
    chosen: { special, values: { [shower.id.name]: 'the id of what was made' } },
  }
}

/** What else can be asked about what is made: at its path and below, with nothing else that would have to be known. */
export function othersAbout({ context, shower }: Making): Operation[] {
  const { operations } = context.table
  if (!shower) return []
  const { operation, id } = shower
  const known = [...templateNames(context.operation.path), id.name]
  return operations.filter(
    (one) =>
      one !== operation &&
      one !== context.operation &&
      (one.path === operation.path || one.path.startsWith(`${operation.path.replace(/\/$/, '')}/`)) &&
      templateNames(one.path).every((name) => known.includes(name)),
  )
}

/** Whether an answer says that something was done, or is there. */
export function isServed(exchange: Exchange | undefined): exchange is Exchange {
  return exchange !== undefined && isAccepted(exchange.answer.status)
}

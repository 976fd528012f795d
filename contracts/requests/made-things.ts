/**
 * Where something that was just made should be found, where no life cycle says so: under its id below the path it was
 * made at, and in the list at that path; and which id the answer gives to it.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import {
  type Located,
  propertyNames,
  propertySchemas,
  subschemas,
  viewOf,
} from '../../scripts/lib/sampling/schema-view.ts'
import { answeredJson } from '../judging/documented.ts'
import { rowParts } from '../judging/rows.ts'
import { type Answer, headerOf, isAccepted, parseBody } from '../transport/exchange.ts'
import { templateNames } from './draft.ts'
import { plainName } from './plain-names.ts'
import { text } from './text.ts'
import { staysValid } from './wire.ts'

/** An operation that shows one thing, and the parameter that holds its id. */
export interface Shower {
  operation: Operation
  id: Parameter
}

/** What offers several forms. */
const CHOICES = ['oneOf', 'anyOf']
/** How deep an id is looked for. */
const DEEPEST = 2
/** Created. */
const CREATED = '201'
/** Accepted, and not done yet. */
const LATER = 202

/**
 * The operation that shows what another one makes: one step below it, by an id that is the only thing it asks more for;
 * else the one that answers with the same schema by an id alone, below a path that ends as that of the maker does.
 */
export function showerOf({ operations }: OperationsTable, maker: Operation): Shower | undefined {
  const showers = operations.filter(({ method, path }) => method === 'get' && /\{[^{}]+\}\/?$/.test(path))
  const below = showers.filter(({ path }) => withoutLast(path) === plainPath(maker.path))
  const [operation, ...others] = below.length > 0 ? below : showers.filter((shower) => showsAlone(shower, maker))
  const name = operation && templateNames(operation.path).at(-1)
  const id = operation?.parameters.find((one) => one.in === 'path' && one.name === name)
  return operation && id && others.length === 0 ? { operation, id } : undefined
}

/** Whether an operation shows by an id alone what another one makes elsewhere: both end alike and answer alike. */
function showsAlone(shower: Operation, maker: Operation): boolean {
  const shown = answerRef(shower)
  const lastOf = (path: string) => path.split('/').at(-1)
  return (
    shown !== undefined &&
    shown === answerRef(maker) &&
    templateNames(shower.path).length === 1 &&
    lastOf(withoutLast(shower.path)) === lastOf(plainPath(maker.path))
  )
}

/** The name of the schema that an operation answers with when it has done what was asked. */
function answerRef(operation: Operation): string | undefined {
  const schema = answeredJson(operation)?.schema
  return isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref : undefined
}

/** The operation that shows what a PUT creates, where that is documented, and the parameter that holds the id. */
export function putterOf({ operations }: OperationsTable, { path, responses }: Operation): Shower | undefined {
  const name = /\{([^{}]+)\}\/?$/.exec(path)?.[1]
  const operation = operations.find((one) => one.method === 'get' && one.path === path)
  const id = operation?.parameters.find((one) => one.in === 'path' && one.name === name)
  return operation && id && Object.hasOwn(responses, CREATED) ? { operation, id } : undefined
}

/** The operation that lists what another one makes. */
export function listerOf(table: OperationsTable, maker: Operation): Operation | undefined {
  return listerAt(table, plainPath(maker.path))
}

/** The operation that lists what is one step below a path. */
export function listerAt(table: OperationsTable, path: string): Operation | undefined {
  return table.operations.find(
    (one) => one.method === 'get' && plainPath(one.path) === path && rowParts(table, one).length > 0,
  )
}

/** The id that an answer gives to what was made: at the end of its `Location`, else under a name for it in the body. */
export function madeId(judge: Judge, maker: Operation, shower: Shower | undefined, answer: Answer): Json | undefined {
  if (!isAccepted(answer.status) || answer.status === LATER) return undefined
  const fits = (id: Json) => shower === undefined || staysValid(judge, shower.id, id)
  const located = locatedStep(maker, headerOf(answer, 'location'))
  if (located !== undefined && fits(located)) return located
  const body = parseBody(answer)
  if (!body.ok) return undefined
  return idNames(maker, shower)
    .map((name) => idNamed(body.value, name, 0))
    .find((id) => id !== undefined && fits(id))
}

/** Where the answer of a maker is described to give the id: at its top, or in the only object that it holds. */
export function idPlace(table: OperationsTable, maker: Operation, shower: Shower): string | undefined {
  const schema = answeredJson(maker)?.schema
  return schema === undefined ? undefined : placeIn(table, [{ schema, pointer: '~' }], idNames(maker, shower))
}

/** Where a schema has one of some names; of alternatives, each has to have it there. */
function placeIn(table: OperationsTable, schemas: readonly Located[], wanted: readonly string[]): string | undefined {
  const { parts } = viewOf(table, schemas)
  const nameIn = (names: readonly string[]) =>
    wanted.flatMap((want) => names.filter((name) => plainName(name) === want)).at(0)
  const own = propertyNames(parts)
  const found = nameIn(own)
  if (found !== undefined) return joinPointer('', found)
  for (const branches of parts.flatMap((part) => CHOICES.map((keyword) => subschemas(part, keyword)))) {
    const [place, ...others] = new Set(branches.map((branch) => placeIn(table, [branch], wanted)))
    if (place !== undefined && others.length === 0) return place
  }
  const [only, ...others] = own
  if (only === undefined || others.length > 0) return undefined
  const inner = nameIn(propertyNames(viewOf(table, propertySchemas(parts, only)).parts))
  return inner === undefined ? undefined : joinPointer('', only, inner)
}

/** What the id of something that was made is called, the likeliest first. */
function idNames({ path }: Operation, shower: Shower | undefined): string[] {
  return [...(shower ? [plainName(shower.id.name)] : []), 'id', 'uuid', `${singular(path)}id`]
}

/** Whether a row has a value that is an id. */
export function hasId(row: Json, id: string): boolean {
  return isObject(row) && Object.values(row).some((value) => text(value) === id)
}

/** The last step of a place that is one step below the path something was made at. */
export function locatedStep({ path }: Operation, location: string | undefined): string | undefined {
  const [place = ''] = (location ?? '').split(/[?#]/)
  const [before, id] = plainPath(place).split('/').slice(-2)
  const own = plainPath(path).split('/').at(-1) ?? ''
  if (id === undefined || id === '' || own === '' || before !== own) return undefined
  try {
    return decodeURIComponent(id)
  } catch {
    return undefined
  }
}

/** The text or number under a name, the nearest to the top; what is in lists belongs to others. */
function idNamed(node: Json, wanted: string, depth: number): Json | undefined {
  if (!isObject(node) || depth > DEEPEST) return undefined
  for (const [name, value] of Object.entries(node)) {
    const isId = (typeof value === 'string' && value !== '') || typeof value === 'number'
    if (isId && plainName(name) === wanted) return value
  }
  const [only, ...others] = Object.values(node).filter(isObject)
  return only === undefined || others.length > 0 ? undefined : idNamed(only, wanted, depth + 1)
}

/** What one of the things at a path is called, without signs and in lower case. */
export function singular(path: string): string {
  const last = plainPath(path).split('/').at(-1) ?? ''
  return plainName(last).replace(/(?<!s)s$/, '')
}

function plainPath(path: string): string {
  return path.replace(/\/$/, '')
}

export function withoutLast(path: string): string {
  return plainPath(path).split('/').slice(0, -1).join('/')
}

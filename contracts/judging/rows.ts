/**
 * Finds the rows of a page in a body: where the schema of the answer or the target file says, else the only list that
 * looks like rows. How a list is wrapped may be unknown; what its rows look like helps to find it.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import {
  itemSchemas,
  type Located,
  type Part,
  propertyNames,
  propertySchemas,
  requiredNames,
  typesOf,
  viewOf,
} from '../../scripts/lib/sampling/schema-view.ts'
import type { Target } from '../target.ts'
import { type Answer, parseBody } from '../transport/exchange.ts'
import { answeredJson } from './documented.ts'

/** Name under which a target file says where the rows are. */
const TOLD = 'listProperty'
/** How deep a wrapper may be. */
const DEEPEST = 3

/** Where the rows of an answer are expected. */
export interface ListPlace {
  /** Steps to the list; absent when the document leaves it open. */
  path?: readonly string[]
  /** Whether it is nowhere else: the target file says so. */
  told: boolean
  /** Names that every row has, by the schema. */
  names: readonly string[]
}

/** A list as the schema of an accepted answer describes it. */
interface Described {
  path: string[]
  /** What every row must satisfy. */
  row: Part[]
}

/** Where the rows of an accepted answer are expected. */
export function listPlace(table: OperationsTable, operation: Operation, target: Pick<Target, 'data'>): ListPlace {
  const described = describedList(table, operation)
  const names = described ? requiredNames(described.row) : []
  const told = Object.hasOwn(target.data, TOLD) ? target.data[TOLD] : undefined
  if (typeof told === 'string') return { path: told.startsWith('/') ? splitPointer(told) : [told], told: true, names }
  return { ...(described ? { path: described.path } : {}), told: false, names }
}

/** What every row of an accepted answer must satisfy; empty when the document leaves it open. */
export function rowParts(table: OperationsTable, operation: Operation): Part[] {
  return describedList(table, operation)?.row ?? []
}

function describedList(table: OperationsTable, operation: Operation): Described | undefined {
  const schema = answeredJson(operation)?.schema
  return schema === undefined ? undefined : findList(table, [{ path: [], schemas: [{ schema, pointer: '~' }] }])
}

/** A place in the schema of an answer. */
interface Spot {
  path: string[]
  schemas: Located[]
}

/** The only list on the first level that has one. */
function findList(table: OperationsTable, level: Spot[]): Described | undefined {
  const viewed = level.map(({ path, schemas }) => ({ path, parts: viewOf(table, schemas).parts }))
  const declared = viewed.filter(({ parts }) => parts.some(({ schema }) => schema.type !== undefined))
  const [list, ...others] = declared.filter(({ parts }) => typesOf(parts)[0] === 'array')
  if (list) {
    return others.length > 0 ? undefined : { path: list.path, row: viewOf(table, itemSchemas(list.parts, 0)).parts }
  }
  const below = viewed.flatMap(({ path, parts }) =>
    propertyNames(parts).map((name): Spot => ({ path: [...path, name], schemas: propertySchemas(parts, name) })),
  )
  return below.length === 0 || (below[0]?.path.length ?? 0) > DEEPEST ? undefined : findList(table, below)
}

/** The rows in a body; `undefined` when they cannot be told. */
export function rowsOf(body: Json, place: ListPlace): Json[] | undefined {
  const path = findRows(body, place)
  const rows = path && valueAt(body, path)
  return Array.isArray(rows) ? rows : undefined
}

/** The steps to the rows in a body; `undefined` when they cannot be told. */
export function findRows(body: Json, { path, told, names }: ListPlace): readonly string[] | undefined {
  if (path !== undefined && Array.isArray(valueAt(body, path))) return path
  if (told) return undefined
  const lists = listsIn(body, [])
  const alike = names.length === 0 ? [] : lists.filter((list) => looksLikeRows(valueAt(body, list), names))
  const [only, ...others] = alike.length > 0 || lists.length === 1 ? (alike.length > 0 ? alike : lists) : []
  const empty = only && valueAt(body, only)
  // A list of something else is not the list, even where it is the only one.
  const fits = names.length === 0 || alike.length > 0 || (Array.isArray(empty) && empty.length === 0)
  return others.length === 0 && fits ? only : undefined
}

/** The value under some steps, each the name of a member. */
export function valueAt(value: Json, steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>(
    (node, step) => (isObject(node) && Object.hasOwn(node, step) ? node[step] : undefined),
    value,
  )
}

/** Every list that a body wraps in objects. */
function listsIn(node: Json, path: string[]): string[][] {
  if (Array.isArray(node)) return [path]
  if (!isObject(node) || path.length >= DEEPEST) return []
  return Object.entries(node).flatMap(([name, child]) => listsIn(child, [...path, name]))
}

/** Whether most rows have most of the names. */
function looksLikeRows(list: Json | undefined, names: readonly string[]): boolean {
  if (!Array.isArray(list) || list.length === 0) return false
  const fits = (row: Json) =>
    isObject(row) && names.filter((name) => Object.hasOwn(row, name)).length * 2 > names.length
  return list.filter(fits).length * 2 > list.length
}

/** A number of rows in words. */
export function rowsInWords(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}

/** Whether an answer is a list without rows, wherever in it the list stands. */
export function isEmptyList(answer: Answer): boolean {
  const body = parseBody(answer)
  return body.ok && rowsOf(body.value, { told: false, names: [] })?.length === 0
}

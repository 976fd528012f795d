/**
 * Finds the rows of a page in a body: by the schema of the answer, else by the only list there is.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import {
  type Located,
  propertyNames,
  propertySchemas,
  typesOf,
  viewOf,
} from '../../scripts/lib/sampling/schema-view.ts'
import type { Target } from '../target.ts'
import { isJsonType } from '../transport/exchange.ts'

/** Name under which a target file says where the rows are. */
const TOLD = 'listProperty'
/** How deep a wrapper may be. */
const DEEPEST = 3

/** The steps to the rows in an accepted answer; `undefined` when the document leaves it open. */
export function listPath(table: OperationsTable, operation: Operation, target: Target): string[] | undefined {
  const told = Object.hasOwn(target.data, TOLD) ? target.data[TOLD] : undefined
  if (typeof told === 'string') return told.startsWith('/') ? splitPointer(told) : [told]
  const success = Object.keys(operation.responses)
    .toSorted()
    .find((status) => status.startsWith('2'))
  const content = success === undefined ? {} : (operation.responses[success]?.content ?? {})
  const [type] = Object.keys(content).filter(isJsonType)
  const schema = type === undefined ? undefined : content[type]?.schema
  return schema === undefined ? undefined : findList(table, [{ path: [], schemas: [{ schema, pointer: '~' }] }])
}

/** A place in the schema of an answer. */
interface Spot {
  path: string[]
  schemas: Located[]
}

/** The only list on the first level that has one. */
function findList(table: OperationsTable, level: Spot[]): string[] | undefined {
  const viewed = level.map(({ path, schemas }) => ({ path, parts: viewOf(table, schemas).parts }))
  const declared = viewed.filter(({ parts }) => parts.some(({ schema }) => schema.type !== undefined))
  const lists = declared.filter(({ parts }) => typesOf(parts)[0] === 'array')
  if (lists.length > 0) return lists.length === 1 ? lists[0]?.path : undefined
  const below = viewed.flatMap(({ path, parts }) =>
    propertyNames(parts).map((name): Spot => ({ path: [...path, name], schemas: propertySchemas(parts, name) })),
  )
  return below.length === 0 || (below[0]?.path.length ?? 0) > DEEPEST ? undefined : findList(table, below)
}

/** The rows in a body; `undefined` when they cannot be told. */
export function rowsOf(body: Json, path: readonly string[] | undefined): Json[] | undefined {
  if (path !== undefined) {
    const found = path.reduce<Json | undefined>(
      (node, step) => (isObject(node) && Object.hasOwn(node, step) ? node[step] : undefined),
      body,
    )
    return Array.isArray(found) ? found : undefined
  }
  if (Array.isArray(body)) return body
  const lists = isObject(body) ? Object.values(body).filter((value) => Array.isArray(value)) : []
  return lists.length === 1 ? lists[0] : undefined
}

/** A number of rows in words. */
export function rowsInWords(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}

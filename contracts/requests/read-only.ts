/**
 * What a body may only show and never be told: properties marked `readOnly`. A request should not hold them, and whoever
 * gets one is free to pass over what is said there.
 * Pure apart from what it remembers of a table.
 *
 * @see https://spec.openapis.org/oas/v3.0.4#fixed-fields-20
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { type Located, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { memberSchemas, schemasAlong } from './schema-places.ts'

/** How deep a body is looked through. */
const DEEPEST = 30

const marked = new WeakMap<object, boolean>()

/** Whether anything in a table is marked at all. */
function isMarked(table: OperationsTable): boolean {
  const known = marked.get(table) ?? JSON.stringify([table.operations, table.components]).includes('"readOnly":true')
  marked.set(table, known)
  return known
}

function isReadOnly(table: OperationsTable, schemas: readonly Located[]): boolean {
  return viewOf(table, schemas).parts.some(({ schema }) => schema.readOnly === true)
}

/** Whether a place of a body is, or is within, what may only be read. */
export function leadsIntoReadOnly(table: OperationsTable, schema: JsonSchema, body: Json, pointer: string): boolean {
  if (!isMarked(table)) return false
  return schemasAlong(table, schema, body, pointer).some((schemas) => isReadOnly(table, schemas))
}

/** A body without what may only be read. */
export function withoutReadOnly(table: OperationsTable, schema: JsonSchema, body: Json): Json {
  return isMarked(table) ? stripped(table, [{ schema, pointer: '~' }], body, 0) : body
}

function stripped(table: OperationsTable, schemas: readonly Located[], node: Json, depth: number): Json {
  if (depth > DEEPEST || typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) {
    return node.map((item, index) => stripped(table, memberSchemas(table, schemas, index), item, depth + 1))
  }
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => {
      const member = memberSchemas(table, schemas, name)
      return isReadOnly(table, member) ? [] : [[name, stripped(table, member, value, depth + 1)] as const]
    }),
  )
}

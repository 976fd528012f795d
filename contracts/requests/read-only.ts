/**
 * What a body may only show and never be told: properties marked `readOnly`. A request should not hold them, and whoever
 * gets one is free to pass over what is said there.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Located } from '../../scripts/lib/sampling/schema-view.ts'
import { isMarked, isUsed } from './marks.ts'
import { memberSchemas, schemasAlong } from './schema-places.ts'

/** How deep a body is looked through. */
const DEEPEST = 30

/** Whether a place of a body is, or is within, what may only be read. */
export function leadsIntoReadOnly(table: OperationsTable, schema: JsonSchema, body: Json, pointer: string): boolean {
  if (!isUsed(table, 'readOnly')) return false
  return schemasAlong(table, schema, body, pointer).some((schemas) => isMarked(table, schemas, 'readOnly'))
}

/** A body without what may only be read. */
export function withoutReadOnly(table: OperationsTable, schema: JsonSchema, body: Json): Json {
  return isUsed(table, 'readOnly') ? stripped(table, [{ schema, pointer: '~' }], body, 0) : body
}

function stripped(table: OperationsTable, schemas: readonly Located[], node: Json, depth: number): Json {
  if (depth > DEEPEST || typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) {
    return node.map((item, index) => stripped(table, memberSchemas(table, schemas, index), item, depth + 1))
  }
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => {
      const member = memberSchemas(table, schemas, name)
      return isMarked(table, member, 'readOnly') ? [] : [[name, stripped(table, member, value, depth + 1)] as const]
    }),
  )
}

/**
 * Whether some schema that a schema leads to is of a kind: what most have none of need not be looked for in each value.
 * Pure; looks through a schema once.
 */
import { isObject, type JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'

/** Looks for schemas of a kind, in a schema and in all that it refers to. */
export function seeker(isOne: (node: JsonObject) => boolean): (table: OperationsTable, schema: JsonSchema) => boolean {
  const known = new WeakMap<object, boolean>()
  return (table, schema) => {
    if (!isObject(schema)) return false
    const found = known.get(schema) ?? search(table, schema, isOne)
    known.set(schema, found)
    return found
  }
}

function search(table: OperationsTable, schema: JsonObject, isOne: (node: JsonObject) => boolean): boolean {
  const seen = new Set<unknown>([schema])
  for (const node of seen) {
    if (Array.isArray(node)) for (const item of node) seen.add(item)
    if (!isObject(node)) continue
    if (isOne(node)) return true
    for (const member of Object.values(node)) seen.add(member)
    if (typeof node.$ref === 'string') seen.add(follow(table, node.$ref.slice(1)))
  }
  return false
}

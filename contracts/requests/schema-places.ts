/**
 * The schemas that hold at a place of a value, whichever alternative is taken on the way there.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import { itemSchemas, type Located, propertySchemas, viewOf } from '../../scripts/lib/sampling/schema-view.ts'

/** Alternatives within alternatives that are opened. */
const DEEPEST = 8

/** The schemas of a member: a property by its name, an item by its index. */
export function memberSchemas(
  table: OperationsTable,
  schemas: readonly Located[],
  step: string | number,
  depth = 0,
): Located[] {
  const { parts, choices } = viewOf(table, schemas)
  const own = typeof step === 'number' ? itemSchemas(parts, step) : propertySchemas(parts, step)
  const branches = depth < DEEPEST ? choices.flatMap(({ branches }) => branches.flat()) : []
  return branches.length === 0 ? own : [...own, ...memberSchemas(table, branches, step, depth + 1)]
}

/** The schemas of every place on the way that a pointer leads, the last one those of its end. */
export function schemasAlong(table: OperationsTable, schema: JsonSchema, value: Json, pointer: string): Located[][] {
  let node: Json | undefined = value
  let schemas: Located[] = [{ schema, pointer: '~' }]
  return splitPointer(pointer).map((name) => {
    const step = Array.isArray(node) ? Number(name) : name
    schemas = memberSchemas(table, schemas, step)
    if (Array.isArray(node)) node = node[Number(name)]
    else node = isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined
    return schemas
  })
}

/** What a value must satisfy at a place, schema by schema, references followed. */
export function rulesAt(table: OperationsTable, schema: JsonSchema, value: Json, pointer: string): JsonObject[] {
  const schemas = schemasAlong(table, schema, value, pointer).at(-1) ?? []
  return viewOf(table, schemas).parts.map(({ schema: { $ref, allOf, ...own } }) => own)
}

/**
 * The schemas that hold at a place of a value, whichever alternative is taken on the way there.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { itemSchemas, type Located, propertySchemas, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { seeker } from './anywhere.ts'

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

/** Whether anything below a schema offers alternatives. */
const hasAlternatives = seeker((node) => Array.isArray(node.oneOf) || Array.isArray(node.anyOf))

/**
 * Whether a place of a value is one of which only alternatives speak that the value does not keep: whoever knows the one it
 * keeps does not know the place.
 */
export function isOfOtherAlternative(
  table: OperationsTable,
  schema: JsonSchema,
  value: Json,
  pointer: string,
): boolean {
  if (!hasAlternatives(table, schema)) return false
  const judge = createJudge(table)
  const kept = (schemas: readonly Located[], node: Json, depth = 0): Located[] => {
    const { parts, choices } = viewOf(table, schemas)
    const branches = depth < DEEPEST ? choices.flatMap((choice) => choice.branches) : []
    const own = branches.filter((branch) => branch.every((one) => judge.accepts(one.schema, node)))
    return [...parts, ...own.flatMap((branch) => kept(branch, node, depth + 1))]
  }
  let node: Json | undefined = value
  let schemas: Located[] = [{ schema, pointer: '~' }]
  for (const name of splitPointer(pointer)) {
    if (node === undefined) return false
    const step = Array.isArray(node) ? Number(name) : name
    const { parts } = viewOf(table, kept(schemas, node))
    const next = typeof step === 'number' ? itemSchemas(parts, step) : propertySchemas(parts, step)
    if (next.length === 0) return memberSchemas(table, schemas, step).length > 0
    schemas = next
    node = Array.isArray(node) ? node[Number(name)] : isObject(node) ? node[name] : undefined
  }
  return false
}

/** What a value must satisfy at a place, schema by schema, references followed. */
export function rulesAt(table: OperationsTable, schema: JsonSchema, value: Json, pointer: string): JsonObject[] {
  const schemas = schemasAlong(table, schema, value, pointer).at(-1) ?? []
  return viewOf(table, schemas).parts.map(({ schema: { $ref, allOf, ...own } }) => own)
}

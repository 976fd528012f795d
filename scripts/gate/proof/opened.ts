/**
 * Opens a schema to its cells: references followed, compositions and conditions written out.
 * Pure, bounded. Where cells cannot say what a schema says, they hold more, or fewer, as asked.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { resolveReference } from '../../lib/sampling/schema-copies.ts'
import { type Cell, EVERYTHING, meet } from './cells.ts'
import { ownCells, ownValues } from './keywords.ts'
import { type Bound, otherBound, without } from './negation.ts'
import { isNothing } from './nothing.ts'

/** Cells of one schema, at most. */
const MOST_CELLS = 96

/** Schemas within schemas that are opened. */
const DEEPEST = 24

/** The cells of a schema, which refers into a root. */
export function opened(root: object, schema: JsonSchema, bound: Bound, depth = 0): readonly Cell[] {
  if (typeof schema === 'boolean') return schema ? EVERYTHING : []
  if (depth > DEEPEST) return bound === 'over' ? EVERYTHING : []
  const open = (part: JsonSchema, as = bound) => opened(root, part, as, depth + 1)
  const parts: (readonly Cell[])[] = [ownCells(schema, bound), ownValues(schema)]
  if (typeof schema.$ref === 'string') parts.push(open(resolveReference(root, schema.$ref).schema))
  for (const part of schemasIn(schema.allOf)) parts.push(open(part))
  const any = schemasIn(schema.anyOf)
  if (any.length > 0) parts.push(any.flatMap((part) => open(part)))
  const one = schemasIn(schema.oneOf)
  if (one.length > 0) parts.push(justOne(one, open, bound))
  if (isSchema(schema.not)) parts.push(negated(open(schema.not, otherBound(bound)), bound))
  if (isSchema(schema.if)) parts.push(conditional(schema, open, bound))
  for (const consequence of dependents(schema)) parts.push(open(consequence))
  return parts.reduce((all, part) => both(all, part, bound))
}

/** What is held by both of two lists of cells. */
export function both(one: readonly Cell[], other: readonly Cell[], bound: Bound): readonly Cell[] {
  if (one === EVERYTHING) return other
  if (other === EVERYTHING) return one
  const cells = one.flatMap((a) => other.flatMap((b) => meet(a, b) ?? [])).filter((cell) => !isNothing(cell))
  return cells.length <= MOST_CELLS ? cells : bound === 'over' ? one : []
}

/** What none of some cells holds. */
function negated(cells: readonly Cell[], bound: Bound): readonly Cell[] {
  return cells.reduce<readonly Cell[]>((left, cell) => both(left, without(cell, bound), bound), EVERYTHING)
}

type Open = (part: JsonSchema, as?: Bound) => readonly Cell[]

/** What just one of some alternatives admits. */
function justOne(list: readonly JsonSchema[], open: Open, bound: Bound): readonly Cell[] {
  const over = list.map((part) => open(part, 'over'))
  const isApart = over.every((cells, index) =>
    over.slice(index + 1).every((others) => both(cells, others, 'over').length === 0),
  )
  if (isApart) return list.flatMap((part) => open(part))
  return list.flatMap((part, index) =>
    list
      .filter((_, other) => other !== index)
      .reduce((left, other) => both(left, negated(open(other, otherBound(bound)), bound), bound), open(part)),
  )
}

function conditional(schema: JsonObject, open: Open, bound: Bound): readonly Cell[] {
  const condition = isSchema(schema.if) ? schema.if : true
  const [then, otherwise] = [schema.then, schema.else].map((part) => (isSchema(part) ? open(part) : EVERYTHING))
  return [
    ...both(open(condition), then ?? EVERYTHING, bound),
    ...both(negated(open(condition, otherBound(bound)), bound), otherwise ?? EVERYTHING, bound),
  ]
}

/** What names of properties ask for, as alternatives: the name is not there, or what it asks for is. */
function dependents({ dependentRequired, dependentSchemas }: JsonObject): JsonSchema[] {
  const absent = (name: string): JsonObject => ({ properties: Object.fromEntries([[name, false]]) })
  const names = Object.entries(isObject(dependentRequired) ? dependentRequired : {})
  const schemas = Object.entries(isObject(dependentSchemas) ? dependentSchemas : {})
  return [
    ...names.map(([name, required]) => ({ anyOf: [absent(name), { required }] })),
    ...schemas.map(([name, part]) => ({ anyOf: [absent(name), part] })),
  ]
}

function isSchema(value: Json | undefined): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value)
}

function schemasIn(list: Json | undefined): JsonSchema[] {
  return Array.isArray(list) ? list.filter(isSchema) : []
}

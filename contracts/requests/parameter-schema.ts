/**
 * What the schema of a parameter says about its values, through references and all parts that hold together.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { type Part, viewOf } from '../../scripts/lib/sampling/schema-view.ts'

/** What a keyword says, and the schema that it stands in: `~…` relative to that of the parameter, else in the table. */
export interface Said<Value> {
  value: Value
  schemaPointer: string
}

/** The least and the greatest whole number that a parameter allows, as far as its schema tells. */
export interface WholeBounds {
  min?: Said<number>
  max?: Said<number>
}

/** The parts of the schema of a parameter, all of which hold. */
export function partsOf(table: OperationsTable, { schema }: Parameter): readonly Part[] {
  return viewOf(table, [{ schema, pointer: '~' }]).parts
}

/** The ends of the range of a parameter; where several parts name one, the narrowest. */
export function wholeBounds(table: OperationsTable, param: Parameter): WholeBounds {
  const bounds: WholeBounds = {}
  for (const { schema: part, pointer: schemaPointer } of partsOf(table, param)) {
    for (const value of [whole(part.minimum, Math.ceil), whole(part.exclusiveMinimum, (end) => Math.floor(end) + 1)]) {
      if (value !== undefined && value > (bounds.min?.value ?? -Infinity)) bounds.min = { value, schemaPointer }
    }
    for (const value of [whole(part.maximum, Math.floor), whole(part.exclusiveMaximum, (end) => Math.ceil(end) - 1)]) {
      if (value !== undefined && value < (bounds.max?.value ?? Infinity)) bounds.max = { value, schemaPointer }
    }
  }
  return bounds
}

/** The whole number next to a bound, where there is one. */
function whole(bound: Json | undefined, next: (end: number) => number): number | undefined {
  return typeof bound === 'number' ? next(bound) : undefined
}

/** The value that stands for a parameter that is left out. */
export function defaultOf(table: OperationsTable, param: Parameter): Said<Json> | undefined {
  for (const { schema: part, pointer: schemaPointer } of partsOf(table, param)) {
    if (part.default !== undefined) return { value: part.default, schemaPointer }
  }
  return undefined
}

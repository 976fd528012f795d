/**
 * Numbers far outside a bound: a target that refuses the next number beyond it may still take these for something else.
 * Pure. Complements the faults that sit right behind a bound.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { wholeBounds } from './parameter-schema.ts'

/** How far beyond the greatest value: where a second limit, or none at all, would show. */
const FAR = 1000

/** A negative number where only positive ones are allowed, and one much larger than the greatest. */
export function farFaults(table: OperationsTable, parameter: Parameter, valid: Json): Violation[] {
  if (typeof valid !== 'number') return []
  const { min, max } = wholeBounds(table, parameter)
  const far = (keyword: string, value: number, label: string, schemaPointer: string) => {
    return { pointer: '', schemaPointer, keyword, label, was: valid, value, instance: value }
  }
  const least =
    min !== undefined && min.value > 0
      ? [far('minimum', -1, `negative, at least ${min.value} is needed`, min.schemaPointer)]
      : []
  const most = max
    ? [far('maximum', max.value + FAR, `far more than ${max.value}, the most allowed`, max.schemaPointer)]
    : []
  return [...least, ...most]
}

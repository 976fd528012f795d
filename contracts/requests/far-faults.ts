/**
 * Numbers far outside a bound: a target that refuses the next number beyond it may still take these for something else.
 * Pure. Complements the faults that sit right behind a bound.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { numberBounds } from './alignment.ts'

/** How far beyond the greatest value: where a second limit, or none at all, would show. */
const FAR = 1000

/** A negative number where only positive ones are allowed, and one much larger than the greatest. */
export function farFaults(parameter: Parameter, valid: Json): Violation[] {
  if (typeof valid !== 'number') return []
  const { min, max } = numberBounds(parameter)
  const least =
    min !== undefined && min > 0
      ? [{ keyword: 'minimum', value: -1, label: `negative, at least ${min} is needed` }]
      : []
  const most =
    max === undefined ? [] : [{ keyword: 'maximum', value: max + FAR, label: `far more than ${max}, the most allowed` }]
  return [...least, ...most].map(({ keyword, value, label }) => {
    return { pointer: '', schemaPointer: '~', keyword, label, was: valid, value, instance: value }
  })
}

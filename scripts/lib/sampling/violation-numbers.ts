/**
 * Numbers that break one rule: outside a bound, off the step, with a fraction, too large for the format.
 * Pure; proposals only, the judge decides.
 */
import { typePointer } from './boundary-scalars.ts'
import { numericRange, tidy } from './numeric.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { numbers, type Part, strings, typesOf } from './schema-view.ts'

/** Every wrong number for a place that holds one. */
export function numberViolations(place: Place): Proposal[] {
  const { value } = place
  if (typeof value !== 'number') return []
  const { parts } = place.view
  const isWhole = !typesOf(parts).includes('number')
  const { unit } = numericRange(parts, isWhole)
  const fraction = {
    keyword: 'type',
    schemaPointer: typePointer(parts, 'integer'),
    label: 'a number with a fraction, a whole number is needed',
    alternative: true,
  }
  return [
    ...outside(parts, 'minimum', -unit, (bound) => `less than ${bound}, the least allowed`),
    ...outside(parts, 'maximum', unit, (bound) => `more than ${bound}, the most allowed`),
    ...outside(parts, 'exclusiveMinimum', 0, (bound) => `exactly ${bound}, more is needed`),
    ...outside(parts, 'exclusiveMaximum', 0, (bound) => `exactly ${bound}, less is needed`),
    ...outside(parts, 'exclusiveMinimum', -unit, (bound) => `less than ${bound}, more is needed`),
    ...outside(parts, 'exclusiveMaximum', unit, (bound) => `more than ${bound}, less is needed`),
    ...offStep(parts, value, isWhole),
    ...(isWhole ? [0.5, -0.5].map((off) => ({ ...fraction, value: tidy(value + off) })) : []),
    ...beyondFormat(parts),
  ]
}

/** A number at a distance from each bound of a keyword. */
function outside(
  parts: readonly Part[],
  keyword: string,
  distance: number,
  label: (bound: number) => string,
): Proposal[] {
  return numbers(parts, keyword).map(({ value: bound, part }) => ({
    keyword,
    schemaPointer: part.pointer,
    label: label(bound),
    value: tidy(bound + distance),
  }))
}

/** Numbers between the steps. */
function offStep(parts: readonly Part[], value: number, isWhole: boolean): Proposal[] {
  return numbers(parts, 'multipleOf').flatMap(({ value: multiple, part }) => {
    const off = isWhole || Number.isInteger(multiple) ? 1 : multiple / 2
    return [value + off, value - off, value + multiple / 2].map((candidate) => ({
      keyword: 'multipleOf',
      schemaPointer: part.pointer,
      label: `not a multiple of ${multiple}`,
      value: tidy(candidate),
      alternative: true,
    }))
  })
}

/** Numbers an `int32` cannot hold. */
function beyondFormat(parts: readonly Part[]): Proposal[] {
  const small = strings(parts, 'format').filter(({ value }) => value === 'int32')
  return small.flatMap(({ part }) =>
    [2 ** 31, -(2 ** 31) - 1].map((value) => ({
      keyword: 'format',
      schemaPointer: part.pointer,
      label: `a number ${value > 0 ? 'above' : 'below'} what 32 bits hold`,
      value,
    })),
  )
}

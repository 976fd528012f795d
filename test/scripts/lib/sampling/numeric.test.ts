import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { numberCandidates, numericRange, tidy } from '../../../../scripts/lib/sampling/numeric.ts'

/** The range of schemas that hold together. */
function rangeOf(integer: boolean, ...schemas: JsonObject[]): ReturnType<typeof numericRange> {
  return numericRange(
    schemas.map((schema) => ({ schema, pointer: '~' })),
    integer,
  )
}

describe('ranges', () => {
  it.each<[string, boolean, JsonObject[], number | undefined, number | undefined, number | undefined]>([
    ['none', false, [{}], undefined, undefined, undefined],
    ['closed', false, [{ minimum: 1, maximum: 9 }], 1, 9, undefined],
    [
      'the narrowest of several',
      false,
      [
        { minimum: 1, maximum: 9 },
        { minimum: 3, maximum: 20 },
      ],
      3,
      9,
      undefined,
    ],
    ['open integers', true, [{ exclusiveMinimum: 1, exclusiveMaximum: 9 }], 2, 8, 1],
    ['open beside closed', true, [{ minimum: 5, exclusiveMinimum: 1 }], 5, undefined, 1],
    ['fractional bounds of integers', true, [{ minimum: 0.5, maximum: 2.5 }], 1, 2, 1],
    ['a step', false, [{ multipleOf: 0.05, minimum: 0.01, maximum: 0.99 }], 0.05, 0.95, 0.05],
    ['two steps', false, [{ multipleOf: 4 }, { multipleOf: 6, minimum: 1 }], 12, undefined, 12],
    ['decimal steps', false, [{ multipleOf: 0.2 }, { multipleOf: 0.3, minimum: 0.1 }], 0.6, undefined, 0.6],
    ['32 bits', true, [{ format: 'int32' }], -2_147_483_648, 2_147_483_647, 1],
  ])('%s', (_, integer, schemas, min, max, step) => {
    expect(rangeOf(integer, ...schemas)).toMatchObject({ min, max, step })
  })

  it('looks less than a whole inside a narrow range', () => {
    expect(rangeOf(false, { minimum: 0, maximum: 1 }).unit).toBe(0.125)
  })
})

it('candidates are inside, and every number of a small range comes', () => {
  const range = rangeOf(true, { minimum: -3, maximum: 3 })
  const drawn = Array.from({ length: 60 }, (_, seed) => numberCandidates(range, seed)).flat()
  expect(new Set(drawn)).toEqual(new Set([-3, -2, -1, 0, 1, 2, 3]))
})

it.each([
  [0.1 + 0.2, 0.3],
  [-0, 0],
  [999_999_999_999, 999_999_999_999],
])('%d is tidied to %d', (value, want) => {
  expect(Object.is(tidy(value), want)).toBe(true)
})

/** Guards and equality of JSON values. */
import { describe, expect, it } from 'vitest'
import { isObject, sameJson } from '../../../scripts/lib/json.ts'

describe('isObject', () => {
  it.each([
    [{}, true],
    [[], false],
    [null, false],
    ['{}', false],
  ])('%j is %j', (value, want) => expect(isObject(value)).toBe(want))
})

describe('sameJson', () => {
  it.each([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: null }, {}, false],
    [{ a: undefined }, { b: undefined }, false],
    [[], {}, false],
    [1, '1', false],
  ])('%j and %j: %j', (a, b, want) => expect(sameJson(a, b)).toBe(want))
})

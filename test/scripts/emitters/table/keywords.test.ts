/** Keywords and the values that can be used. */
import { describe, expect, it } from 'vitest'
import { keywordHolds, knownTypes } from '../../../../scripts/emitters/table/keywords.ts'
import type { Json } from '../../../../scripts/lib/json.ts'

describe('keywordHolds', () => {
  it.each<[string, Json, string | undefined]>([
    ['items', {}, 'schema'],
    ['items', false, 'schema'],
    ['items', [{}], undefined],
    ['allOf', [{}], 'schemas'],
    ['allOf', [], undefined],
    ['properties', {}, 'map'],
    ['patternProperties', {}, 'patterns'],
    ['required', ['a'], 'data'],
    ['required', true, undefined],
    ['multipleOf', 0, undefined],
    ['maxLength', -1, undefined],
    ['const', null, 'data'],
    ['discriminator', {}, undefined],
    ['constructor', {}, undefined],
  ])('%s: %j', (name, value, holds) => {
    expect(keywordHolds(name, value)).toBe(holds)
  })
})

describe('knownTypes', () => {
  it.each<[Json, string | string[] | undefined]>([
    ['string', 'string'],
    ['file', undefined],
    [
      ['string', 'null'],
      ['string', 'null'],
    ],
    [['string', 'any'], undefined],
    [[], undefined],
    [5, undefined],
  ])('%j', (type, known) => {
    expect(knownTypes(type)).toEqual(known)
  })
})

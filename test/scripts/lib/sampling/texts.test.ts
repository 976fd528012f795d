import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import {
  isPlausible,
  openLengths,
  suits,
  textCandidates,
  textOfLength,
  textRules,
} from '../../../../scripts/lib/sampling/texts.ts'

/** The rules of schemas that hold together. */
function rulesOf(...schemas: JsonObject[]): ReturnType<typeof textRules> {
  return textRules(schemas.map((schema) => ({ schema, pointer: '~' })))
}

describe('rules of several schemas', () => {
  it('are the narrowest', () => {
    const rules = rulesOf(
      { minLength: 1, maxLength: 9, pattern: '^a' },
      { minLength: 3, pattern: 'z$', format: 'uuid' },
    )
    expect(rules).toEqual({ length: { min: 3, max: 9 }, patterns: ['^a', 'z$'], formats: ['uuid'] })
    expect([suits(rules, 'abz'), suits(rules, 'az'), suits(rules, 'abc')]).toEqual([true, false, false])
  })

  it('leave out formats nobody knows', () => {
    expect(rulesOf({ format: 'card-number' }).formats).toEqual([])
  })

  it.each([
    ['without a pattern', [{ maxLength: 9 }], { min: 0, max: 9 }],
    ['with one', [{ pattern: '^[a-z]{2,5}$', maxLength: 4 }], { min: 2, max: 4 }],
    ['with two', [{ pattern: '^[a-z]{2,5}$' }, { pattern: '^.{4,9}$' }], { min: 4, max: 5 }],
    ['that exclude each other', [{ pattern: '^[a-z]{2}$', minLength: 3 }], undefined],
  ])('open lengths %s', (_, schemas, want) => {
    expect(openLengths(rulesOf(...schemas))).toEqual(want)
  })
})

describe('candidates', () => {
  it.each([
    ['a format', { format: 'date' }, '2024-05-17'],
    ['a pattern for dates', { pattern: '^\\d{4}-\\d\\d-\\d\\d$' }, '2024-05-17'],
    ['a pattern for dates without signs', { pattern: '^(19|20)\\d\\d(0[1-9]|1[0-2])\\d\\d$' }, '20240517'],
  ])('%s gives a telling text first', (_, schema, want) => {
    expect([...textCandidates(rulesOf(schema), 0).take(1)]).toEqual([want])
  })

  it('a pattern that letters fit as well gives letters', () => {
    expect([...textCandidates(rulesOf({ pattern: '^[a-z0-9-]{10}$' }), 1).take(1)]).not.toEqual(['2024-05-17'])
  })

  it('all suit', () => {
    const rules = rulesOf({ pattern: '^[a-z0-9]{3,9}$' }, { pattern: '[0-9]{3}' })
    const texts = [...textCandidates(rules, 1)]
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.filter((text) => !suits(rules, text))).toEqual([])
  })
})

it('a text of a length is another one than that to avoid, and none beyond reason', () => {
  const rules = rulesOf({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })
  expect(textOfLength(rules, 10, 1)).toBe('2024-05-17')
  expect(textOfLength(rules, 10, 1, '2024-05-17')).toBe('2024-02-29')
  expect(textOfLength(rulesOf({}), 100_000, 1)).toBeUndefined()
})

it.each([
  ['2024-02-29', true],
  ['2023-02-29T10:00:00Z', false],
  ['2024-04-31', false],
  ['0001-01-01', false],
  ['1234-56', true],
  ['anything else', true],
])('%s is plausible: %s', (text, want) => {
  expect(isPlausible(text)).toBe(want)
})

import { describe, expect, it } from 'vitest'
import {
  formsOf,
  lengthOf,
  lengthsOf,
  matching,
  matchingOfLength,
  wideText,
} from '../../../../scripts/lib/sampling/pattern.ts'

const DATE =
  '^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))T([0-1][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{3}Z|\\.[0-9]{2}([\\+\\-](0[1-9]|1[0-2])):00)$'
const JWE = '^(?:[\\x20-\\x2D\\x2F-\\x7F]*\\.){4}(?:[\\x20-\\x2D\\x2F-\\x7F]*)$'

/** Whether the real RegExp takes a text, with the `u` flag where that is possible. */
function takes(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return new RegExp(pattern).test(text)
  }
}

describe('texts of exact lengths', () => {
  it.each([
    ['^[A-Za-z0-9_-]{1,48}$', { min: 1, max: 48 }],
    ['^[a-zA-Z. -]{0,26}$', { min: 0, max: 26 }],
    ['^[a-zA-Z]{0,2}$', { min: 0, max: 2 }],
    [JWE, { min: 4, max: 8192 }],
    [DATE, { min: 24, max: 28 }],
    ['^[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){2,7}$', { min: 12, max: 39 }],
    ['^(?:x{2}|y{5})*$', { min: 0, max: 8192 }],
    ['^(?:a{1,8192}){1,8192}$', { min: 1, max: 8192 }],
    ['^\\d{1,3}(?:,\\d{3})*(?:\\.\\d\\d)?$', { min: 1, max: 8192 }],
    ['^\\p{Lu}{3,9}$', { min: 3, max: 9 }],
    ['^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$', { min: 6, max: 8192 }],
    ['^😀{2}$', { min: 2, max: 2 }],
    ['^(?=.*[A-Z])(?=.*\\d).{8,20}$', { min: 8, max: 20 }],
    ['[0-9]{3}', { min: 3, max: 8192 }],
    ['^a|b$', { min: 1, max: 8192 }],
    ['', { min: 0, max: 8192 }],
  ])('%s', (pattern, want) => {
    expect(lengthsOf(pattern, { min: 0, max: 8192 })).toEqual(want)
    for (const length of [want.min, want.max]) {
      const text = matchingOfLength(pattern, length, 7)
      expect(text, `${length} characters`).toBeDefined()
      expect(lengthOf(text ?? '')).toBe(length)
      expect(takes(pattern, text ?? '')).toBe(true)
    }
  })

  it('every length in between', () => {
    const texts = Array.from({ length: 48 }, (_, index) => matchingOfLength('^[A-Za-z0-9_-]{1,48}$', index + 1, 1))
    expect(texts.map((text) => text?.length)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1))
  })

  it.each([
    ['beyond the pattern', '^[a-z]{1,48}$', 49],
    ['between two forms', '^(?:a{2}|b{5})$', 3],
    ['parts that exclude each other', '^(?=b)a$', 1],
    ['no pattern', '(', 1],
    ['a negative length', '^a*$', -1],
  ])('none for %s', (_, pattern, length) => {
    expect(matchingOfLength(pattern, length, 1)).toBeUndefined()
  })

  it('an infinite greatest length stays infinite', () => {
    expect(lengthsOf('^a+$', { min: 0, max: Number.POSITIVE_INFINITY })).toEqual({
      min: 1,
      max: Number.POSITIVE_INFINITY,
    })
    expect(lengthsOf('^a{3,5}$', { min: 0, max: Number.POSITIVE_INFINITY })).toEqual({ min: 3, max: 5 })
    expect(lengthsOf('^a{3}$', { min: 4, max: 9 })).toBeUndefined()
  })
})

describe('texts within bounds', () => {
  it.each([
    ['alternatives', '^(TEXT|HTML)$'],
    ['optional parts', '^\\+?[1-9]\\d{6,14}$'],
    ['a named group', '^(?<year>\\d{4})-(?<month>0[1-9]|1[0-2])$'],
    ['a backreference', '^(["\'])[a-z]+\\1$'],
    ['a negative lookahead', '^(?!test)[a-z]{4,8}$'],
    ['a lookbehind', '^[a-z]+(?<=x)$'],
    ['a word boundary', '^\\bfoo\\b$'],
    ['an anchor inside', '(^a$|^b$)'],
    ['lazy quantifiers', '^a+?b*?$'],
    ['negated escapes', '^\\D\\W\\S$'],
    ['a control character', '^\\t\\x0a$'],
    ['a script', '^\\p{Script=Hiragana}+$'],
    ['a dot', '^.{5}$'],
    ['many characters', '^.{300,}$'],
    ['the lenient grammar', '^[\\w-_]\\-$'],
    ['nested quantifiers', '^(a+)+$'],
    ['an escaped slash', '^\\/[a-z]+(\\/[a-z]+)*$'],
  ])('%s', (_, pattern) => {
    for (const seed of [1, 2, 3]) {
      const text = matching(pattern, { min: 0, max: 1000 }, seed)
      expect(text, pattern).toBeDefined()
      expect(takes(pattern, text ?? '')).toBe(true)
    }
  })

  it('respects both bounds', () => {
    const text = matching('^[a-z]*$', { min: 7, max: 9 }, 3) ?? ''
    expect(text.length).toBeGreaterThanOrEqual(7)
    expect(text.length).toBeLessThanOrEqual(9)
  })

  it('is the same for the same seed and another for another', () => {
    const of = (seed: number): string | undefined => matching('^[a-z]{9,30}$', { min: 0, max: 30 }, seed)
    expect(of(5)).toBe(of(5))
    expect(of(5)).not.toBe(of(6))
  })

  it('prefers letters and digits, and has another text for the other signs', () => {
    expect(matching('^[a-zA-Z. -]{9}$', { min: 0, max: 26 }, 1)).toMatch(/^[a-zA-Z]{9}$/)
    expect(wideText('^[a-zA-Z. -]{9}$', { min: 0, max: 26 }, 1)).toMatch(/[. -]/)
    expect(wideText('^[a-z]{9}$', { min: 0, max: 26 }, 1)).toBeUndefined()
  })
})

describe('forms of a pattern', () => {
  it.each([
    ['^(TEXT|HTML)$', ['TEXT', 'HTML']],
    ['^(?:a|b(?:c|d))$', ['a', 'bc', 'bd']],
    ['^[a-z]{3}$', []],
    ['(', []],
  ])('%s', (pattern, want) => {
    expect(formsOf(pattern, { min: 0, max: 9 }, 1).toSorted()).toEqual(want.toSorted())
  })
})

describe('hostile patterns do not hang', () => {
  it.each([
    ['^(a+)+$', 20_000],
    ['^(?:[a-z]+\\.)+[a-z]{2,}$', 20_000],
    ['^((a|b)*|c)*d$', 9000],
    ['^(?:(?:(?:a{1,99}){1,99}){1,99}){1,99}$', 9000],
  ])('%s of %i', (pattern, length) => {
    expect(matchingOfLength(pattern, length, 1)?.length).toBe(length)
  })

  it.each([
    ['a count beyond reason', '^a{1000000000}$'],
    ['a contradiction', '^(?=a)(?=b).*$'],
    ['a group in a group in a group', `^${'('.repeat(400)}a${')'.repeat(400)}$`],
    [
      'many alternatives that all fail',
      `^(?!.)(?:${Array.from({ length: 500 }, (_, index) => `x${index}`).join('|')})$`,
    ],
  ])('%s gives nothing', (_, pattern) => {
    expect(matching(pattern, { min: 0, max: 100_000 }, 1)).toBeUndefined()
  })
})

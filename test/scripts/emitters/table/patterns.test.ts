/** Patterns for the `u` flag. */
import { describe, expect, it } from 'vitest'
import { unicodePattern } from '../../../../scripts/emitters/table/patterns.ts'

describe('unicodePattern', () => {
  it.each([
    ['^[a-z]{1,3}$', '^[a-z]{1,3}$'],
    ['^\\p{L}+$', '^\\p{L}+$'],
    ['a\\-\\_\\@', 'a-_@'],
    ['[a\\-z\\_]', '[a\\-z_]'],
    ['[\\w-.]', '[\\w\\-.]'],
    ['}x{', '\\}x\\{'],
    ['a{,3}', 'a\\{,3\\}'],
    ['x]', 'x\\]'],
    ['\\ ', '\\u0020'],
    ['(?=a)*b', '(?:(?=a))*b'],
    ['\\07', '\\u0007'],
    ['\\c', '\\\\c'],
    ['\\"\\/', '"\\/'],
    ['\\-(\\w+)\\1', '-(\\w+)\\1'],
  ])('writes %s', (given, want) => {
    expect(unicodePattern(given)).toBe(want)
  })

  it.each(['(', '[', '*', '(?i)a', 'a**', '(?<a>.)(?<a>.)'])('refuses %s', (given) => {
    expect(unicodePattern(given)).toBeUndefined()
  })

  it.each(['[\\w-.]', 'a\\-', '[+\\-\\.]', '}', '\\_{2}', '[^\\-\\]]'])('keeps what %s matches', (pattern) => {
    const strict = new RegExp(unicodePattern(pattern) ?? '', 'u')
    const loose = new RegExp(pattern)
    for (const text of ['a', '-', '.', '_', '}', ']', 'a-', '__', '+', '{', '\\', '']) {
      expect([text, strict.test(text)]).toEqual([text, loose.test(text)])
    }
  })
})

import { describe, expect, it } from 'vitest'
import { compilePattern, testsFalse, testsTrue } from '../../../../scripts/lib/sampling/regex.ts'

/** Up to which length a pattern is tested without a time limit. */
function fast(pattern: string): number | undefined {
  return compilePattern(pattern)?.fast
}

describe('a pattern is rated by its form', () => {
  it.each([
    '^[A-Za-z0-9_-]{1,48}$',
    '^(?:[\\x20-\\x2D\\x2F-\\x7F]*\\.){4}(?:[\\x20-\\x2D\\x2F-\\x7F]*)$',
    '^[a-z]*(-[a-z]+)*$',
    '^(a|b)*$',
    '^#?([0-9a-f]{3}){1,2}$',
  ])('%s never looks back', (pattern) => {
    expect(fast(pattern)).toBe(Number.POSITIVE_INFINITY)
  })

  it.each([
    ['^(?:[a-z]+\\.){1,3}[a-z]{2,4}$', 1000],
    ['^.*foo.*$', 200],
    ['^\\s*\\S+\\s*$', 50],
    ['^(foo|bar|ba[rz]{2})?$', 10_000],
    ['[0-9]{3}', 1000],
  ])('%s is fast up to %i characters', (pattern, length) => {
    expect(fast(pattern)).toBeGreaterThanOrEqual(length)
    expect(fast(pattern)).toBeLessThan(Number.POSITIVE_INFINITY)
  })

  it.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|ab|b)*c$',
    '^(a?){50}$',
    '^(a{1,100}){1,100}$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^([a-z0-9]+)*$',
    '(x+x+)+y',
    '^(\\p{L}|\\p{Lu})+$',
    '^(?=(a+)+$)',
    '^(a*)\\1$',
  ])('%s is not trusted', (pattern) => {
    expect(fast(pattern)).toBe(12)
  })
})

it.each([
  ['^(a+)+$', `${'a'.repeat(50)}!`],
  ['^(a|a)*$', `${'a'.repeat(50)}!`],
  ['(x+x+)+y', 'x'.repeat(50)],
])('%s is given up on a text that makes it look back', (pattern, text) => {
  const tester = compilePattern(pattern)
  if (tester)
    expect([testsTrue(tester, text), testsFalse(tester, text), testsFalse(tester, `${text}?`)]).toContain(false)
})

it('still decides short texts', () => {
  const tester = compilePattern('^(a+)+$')
  expect(tester && [testsTrue(tester, 'aaa'), testsFalse(tester, 'aab')]).toEqual([true, true])
})

it.each([
  ['^\\p{L}$', true],
  ['^\\-$', false],
])('%s compiles', (pattern, unicode) => {
  expect(compilePattern(pattern)?.unicode).toBe(unicode)
})

it('what is no pattern does not', () => {
  expect(compilePattern('[')).toBeUndefined()
})

import { expect, it } from 'vitest'
import { digitEdges } from '../../../../scripts/lib/sampling/digit-edges.ts'

it.each<[pattern: string, texts: string[], edges: string[]]>([
  ['^(0[1-9]|1[0-2])\\d{2}$', ['1029', '0444'], ['1229', '0144', '0944']],
  ['^[0-5]\\d$', ['30'], ['00', '50']],
  ['^[0-5]$', ['0', '5'], []],
  ['^\\d{4}$', ['1029'], ['0000', '9999']],
  ['^\\d{4}$', ['0000'], ['9999']],
  ['^\\d{3}(?<!999)$', ['123'], []],
  ['^\\d{2}x$', ['12x'], []],
  ['^[a-z]+7$', ['ab7'], []],
  ['(', ['1'], []],
  ['^[0-5]*$', ['1'.repeat(61)], []],
  ['^(\\d{8}[0-5]|abc[0-5])$', ['123456783', 'abc1', '876543213'], ['123456780', '123456785', 'abc0', 'abc5']],
])('of %s, from %j', (pattern, texts, edges) => {
  expect(digitEdges(pattern, texts)).toEqual(edges)
})

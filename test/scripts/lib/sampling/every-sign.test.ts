import { expect, it } from 'vitest'
import { everySign } from '../../../../scripts/lib/sampling/every-sign.ts'

it.each<[pattern: string, valid: string, text: string | undefined]>([
  ['^[a-z. -]*$', 'ada', 'a .-a'],
  ['^[A-Za-z0-9_-]{2,5}$', 'abcd', 'a_-d'],
  ['^[a-z-]{4}$', 'abcd', undefined],
  ['^[a-z]*$', 'ada', undefined],
  ['(', 'ada', undefined],
  ['^.*$', 'a'.repeat(501), undefined],
])('of %s, built on %j', (pattern, valid, text) => {
  expect(everySign(pattern, valid)).toBe(text)
})

import { expect, it } from 'vitest'
import { editDistance, nearestName } from '../../../scripts/lib/nearest-name.ts'

const known = ['api', 'baseUrl', 'capabilities', 'timeoutMs']

it.each([
  ['baseURL', 'baseUrl'],
  ['base_url', 'baseUrl'],
  ['capability', 'capabilities'],
  ['timeout', 'timeoutMs'],
  ['apis', 'api'],
  ['token', undefined],
  ['__proto__', undefined],
  ['x'.repeat(100_000), undefined],
])('takes %.20s for %s', (given, want) => {
  expect(nearestName(given, known)).toBe(want)
})

it.each([
  ['', '', 0],
  ['limit', 'limit', 0],
  ['limit', 'limits', 1],
  ['offset', 'ofset', 1],
  ['abc', 'xyz', 3],
])('counts the edits from %j to %j', (a, b, want) => {
  expect(editDistance(a, b)).toBe(want)
})

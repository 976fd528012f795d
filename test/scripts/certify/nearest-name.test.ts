import { expect, it } from 'vitest'
import { nearestName } from '../../../scripts/certify/nearest-name.ts'

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

/** Which finding is read first. */
import { expect, it } from 'vitest'
import { inReportOrder } from '../../../contracts/judging/finding-order.ts'
import type { Finding } from '../../../contracts/result.ts'

const PLAIN: Finding = {
  check: 'one',
  severity: 'must',
  outcome: 'fail',
  operation: 'list',
  title: 'A rule',
  expected: '200',
  actual: '500',
  pointer: '/paths',
  fingerprint: 'b',
  count: 1,
}

it.each<[string, Partial<Finding>, Partial<Finding>]>([
  ['a failure before what was left out', { outcome: 'fail', severity: 'may' }, { outcome: 'skip' }],
  ['the most severe', { severity: 'must', check: 'two' }, { severity: 'should' }],
  ['the first check', { check: 'one', operation: 'read' }, { check: 'two' }],
  ['the first operation', { operation: 'list' }, { operation: 'read', count: 9 }],
  ['what was seen most often', { count: 9, fingerprint: 'z' }, { count: 2 }],
  ['then the first place', { pointer: '/a' }, { pointer: '/b' }],
  ['then the first fingerprint', { fingerprint: 'a' }, { fingerprint: 'c' }],
])('puts %s first', (_, first, then) => {
  const [one, other] = [
    { ...PLAIN, ...first },
    { ...PLAIN, ...then },
  ]
  expect(inReportOrder([other, one], ['one', 'two'], ['list', 'read'])).toEqual([one, other])
})

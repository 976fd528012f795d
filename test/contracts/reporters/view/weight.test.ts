import { describe, expect, it } from 'vitest'
import { failsRun, staleWaivers } from '../../../../contracts/reporters/view/weight.ts'
import type { Finding, Severity, WaiverState } from '../../../../contracts/result.ts'
import { brokenFinding, completeFinding, sampleResult } from '../sample-result.ts'

describe('failsRun', () => {
  it.each<[what: string, finding: Finding, failOn: Severity | undefined, want: boolean]>([
    ['a broken must', brokenFinding, undefined, true],
    ['a broken should', { ...brokenFinding, severity: 'should' }, undefined, false],
    ['a broken should where should fails', { ...brokenFinding, severity: 'should' }, 'should', true],
    ['a broken may where should fails', { ...brokenFinding, severity: 'may' }, 'should', false],
    ['a known failure', completeFinding, undefined, false],
    ['an error', { ...brokenFinding, outcome: 'error' }, undefined, false],
  ])('of %s', (_, finding, failOn, want) => {
    expect(failsRun({ ...sampleResult, ...(failOn ? { failOn } : {}) }, finding)).toBe(want)
  })
})

it.each<[state: WaiverState, stale: boolean]>([
  ['waived', false],
  ['expired', true],
  ['fixed', true],
  ['not-judged', false],
])('takes a known failure that is %s for stale: %s', (state, stale) => {
  const waiver = { fingerprint: '0123456789ab', reason: 'r', expires: '2026-01-01', state, message: 'm' }
  expect(staleWaivers({ ...sampleResult, waivers: [waiver] })).toEqual(stale ? [waiver] : [])
})

/** How a run ends, by what was found and by what fails it. */
import { describe, expect, it } from 'vitest'
import { USUAL_POLICY } from '../../../contracts/judging/policy.ts'
import { closing, type Grounds } from '../../../contracts/judging/verdict.ts'
import type { CoverageGap, Finding, OperationResult, Severity, Waiver } from '../../../contracts/result.ts'
import { completeFinding } from '../reporters/sample-result.ts'

const tally = (more = {}) => ({ pass: 3, fail: 0, skip: 0, error: 0, ...more })
const { waived, ...sample } = completeFinding
const finding = (outcome: Finding['outcome'], severity: Severity, operation = 'x'): Finding => ({
  ...sample,
  outcome,
  severity,
  operation,
  expected: 'Why.',
})
const operation: OperationResult = {
  id: 'x',
  method: 'get',
  path: '/x',
  exchanges: 1,
  accepted: 1,
  statuses: {},
  unseen: [],
  checks: {},
}
const gap = (kind: string): CoverageGap => ({ operation: 'x', kind, message: 'Why.' })
const waiver = (state: Waiver['state']): Waiver => {
  return { fingerprint: sample.fingerprint, reason: 'Soon.', expires: '2026-01-01', state, message: `It is ${state}.` }
}
const sound: Grounds = {
  summary: { must: tally(), should: tally(), may: tally() },
  findings: [],
  operations: [operation],
  coverage: [],
  waivers: [],
  policy: USUAL_POLICY,
  sent: 4,
}
const from = (failOn: Severity) => ({ ...USUAL_POLICY, failOn })
const covered = { ...USUAL_POLICY, requireCoverage: true }

describe('a verdict', () => {
  it.each<[what: string, change: Partial<Grounds>, verdict: string, reason: string]>([
    ['nothing is broken', {}, 'conforms', 'No rule is broken.'],
    [
      'everything is redirected, whatever that breaks',
      {
        operations: [{ ...operation, accepted: 0, statuses: { '301': 4, '308': 1 } }],
        findings: [finding('fail', 'must')],
      },
      'could-not-judge',
      'Every request is redirected (301, 308), which is not followed; give the address that it leads to.',
    ],
    [
      'something is redirected',
      {
        operations: [{ ...operation, statuses: { '200': 1, '301': 4 } }],
        findings: [finding('fail', 'must')],
      },
      'violates',
      '1 rule broken in 1 operation.',
    ],
    [
      'a recommendation is not followed',
      { findings: [finding('fail', 'should')] },
      'conforms',
      'No rule is broken, 1 recommendation not followed.',
    ],
    [
      'some operations were never accepted or never sent',
      {
        operations: [operation, { ...operation, id: 'y', accepted: 0 }, { ...operation, id: 'z', accepted: 0 }],
        findings: [finding('fail', 'should')],
      },
      'conforms',
      'No rule is broken, 1 recommendation not followed, 2 operations never succeeded.',
    ],
    [
      'rules are broken, and the target went away',
      { findings: [finding('fail', 'must'), finding('fail', 'must', 'y'), finding('error', 'must')], broken: 'Gone.' },
      'violates',
      '2 rules broken in 2 operations.',
    ],
    ['the target went away', { broken: 'Gone.' }, 'could-not-judge', 'Gone.'],
    ['nothing was sent', { sent: 0 }, 'could-not-judge', 'No request was sent.'],
    [
      'a judgement failed',
      { findings: [finding('error', 'may')], summary: { ...sound.summary, may: tally({ error: 2 }) } },
      'could-not-judge',
      '2 judgements could not be made; the first: Why.',
    ],
    [
      'nothing was accepted',
      { operations: [{ ...operation, accepted: 0 }], coverage: [gap('never-accepted')] },
      'could-not-judge',
      'No request was accepted by the target. Why.',
    ],
    [
      'nothing was accepted where coverage is required',
      { operations: [{ ...operation, accepted: 0 }], coverage: [gap('never-accepted')], policy: covered },
      'could-not-judge',
      'No request was accepted by the target. Why.',
    ],
    [
      'nothing passed',
      { summary: { must: tally({ pass: 0 }), should: tally({ pass: 0 }), may: tally({ pass: 0 }) } },
      'could-not-judge',
      'Nothing could be judged.',
    ],
    [
      'recommendations count and one is not followed',
      { findings: [finding('fail', 'should'), finding('fail', 'may')], policy: from('should') },
      'violates',
      '1 rule broken in 1 operation.',
    ],
    [
      'recommendations count and only an assumption is not met',
      { findings: [finding('fail', 'may')], policy: from('should') },
      'conforms',
      'No rule is broken.',
    ],
    [
      'everything counts and an assumption is not met',
      { findings: [finding('fail', 'may')], policy: from('may') },
      'violates',
      '1 rule broken in 1 operation.',
    ],
    [
      'a broken rule is allowed for a while',
      { findings: [{ ...finding('fail', 'must'), waived }], waivers: [waiver('waived')] },
      'conforms',
      'No rule is broken, 1 known failure allowed.',
    ],
    [
      'one of two broken rules is allowed for a while',
      { findings: [{ ...finding('fail', 'must'), waived }, finding('fail', 'must', 'y')] },
      'violates',
      '1 rule broken in 1 operation.',
    ],
    ['a known failure fails no longer', { waivers: [waiver('fixed')] }, 'violates', 'It is fixed.'],
    [
      'known failures have expired',
      { waivers: [waiver('waived'), waiver('expired'), waiver('fixed')] },
      'violates',
      'It is expired. (and 1 other)',
    ],
    ['a known failure was not judged', { waivers: [waiver('not-judged')] }, 'conforms', 'No rule is broken.'],
    ['there are gaps', { coverage: [gap('never-accepted')] }, 'conforms', 'No rule is broken.'],
    [
      'there are gaps where there must be none',
      { coverage: [gap('left-out'), gap('mostly-refused'), gap('status-never-seen')], policy: covered },
      'violates',
      '2 coverage gaps where coverage is required; the first: x: Why.',
    ],
    [
      'what was left out is told where coverage is required',
      { coverage: [gap('left-out'), gap('partly-sent'), gap('cut'), gap('unmatched')], policy: covered },
      'conforms',
      'No rule is broken.',
    ],
  ])('when %s', (_, change, verdict, reason) => {
    expect(closing({ ...sound, ...change })).toEqual({ verdict, reason })
  })
})

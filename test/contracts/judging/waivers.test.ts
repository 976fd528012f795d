/** What becomes of known failures. */
import { describe, expect, it } from 'vitest'
import type { KnownFailure } from '../../../contracts/judging/policy.ts'
import { marked, waiversOf } from '../../../contracts/judging/waivers.ts'
import type { Finding } from '../../../contracts/result.ts'
import { completeFinding } from '../reporters/sample-result.ts'

const { waived: _, ...finding } = completeFinding
const known: KnownFailure = { fingerprint: finding.fingerprint, reason: 'Soon.', expires: '2026-06-30' }
const failing = `${finding.fingerprint} (offset-multiple-of-limit of listCardAuthorisations)`

describe('a known failure', () => {
  it.each<[string, Partial<KnownFailure>, Finding[], string[], string, string, string]>([
    [
      'on its last day',
      {},
      [finding],
      [],
      '2026-06-30',
      'waived',
      `The known failure ${failing} still fails and is allowed until 2026-06-30.`,
    ],
    [
      'on the day after',
      { place: 'known.yaml:3:5' },
      [finding],
      [],
      '2026-07-01',
      'expired',
      `The known failure ${failing} has expired on 2026-06-30; repair the target, or agree on another date. (known.yaml:3:5)`,
    ],
    [
      'whose question was answered well',
      { owner: 'Cards' },
      [],
      ['012345'],
      '2026-07-01',
      'fixed',
      'The known failure 0123456789ab fails no longer; remove it from the known failures.',
    ],
    [
      'whose question was not asked',
      {},
      [],
      ['112345'],
      '2026-06-01',
      'not-judged',
      'The known failure 0123456789ab could not be judged this time: nothing asked for it was answered.',
    ],
    [
      'whose question was not asked, after its last day',
      {},
      [],
      [],
      '2026-07-01',
      'expired',
      'The known failure 0123456789ab has expired on 2026-06-30; repair the target, or agree on another date.',
    ],
    [
      'that is only skipped',
      {},
      [{ ...finding, outcome: 'skip' }],
      [],
      '2026-06-01',
      'not-judged',
      'The known failure 0123456789ab could not be judged this time: nothing asked for it was answered.',
    ],
  ])('%s', (_, more, findings, passed, today, state, message) => {
    const { place: _place, ...written } = { ...known, ...more }
    expect(waiversOf([{ ...known, ...more }], { findings, passed: new Set(passed), today })).toEqual([
      { ...written, state, message },
    ])
  })

  it('marks its finding only while it is allowed', () => {
    const waiver = { ...known, owner: 'Cards', message: '' }
    const mark = { reason: 'Soon.', expires: '2026-06-30', owner: 'Cards' }
    expect(marked([finding], [{ ...waiver, state: 'waived' }])).toEqual([{ ...finding, waived: mark }])
    expect(marked([finding], [{ ...waiver, state: 'expired' }])).toEqual([finding])
    expect(marked([{ ...finding, fingerprint: 'ffffffffffff' }], [{ ...waiver, state: 'waived' }])).toEqual([
      { ...finding, fingerprint: 'ffffffffffff' },
    ])
  })
})

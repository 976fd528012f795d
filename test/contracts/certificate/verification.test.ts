import { describe, expect, it } from 'vitest'
import { type Certificate, certificateOf } from '../../../contracts/certificate/certificate.ts'
import { type Demands, verify } from '../../../contracts/certificate/verification.ts'
import { cleanResult } from '../reporters/sample-result.ts'

const certificate = certificateOf(cleanResult)
const now = new Date('2026-01-05T00:00:00Z')
const DAY = 86_400_000
const demands: Demands = { signature: 'genuine', signed: true, keyId: 'k', now }
const waiver = { fingerprint: '7123456789ab', reason: 'Slow.', expires: '2026-01-05' }

/** What does not hold, as lines. */
const wrong = (changed: Partial<Certificate>, asked: Partial<Demands> = {}) =>
  verify({ ...certificate, ...changed }, { ...demands, ...asked })
    .filter(({ state }) => state !== 'holds')
    .map(({ name, state, text }) => `${name} ${state}: ${text}`)

describe('verify', () => {
  it('says what holds', () => {
    expect(verify(certificate, { ...demands, maxAge: 3 * DAY }).map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'signature: made with the key k',
      'verdict: conforms: All 80 judgements passed.',
      'scope: everything',
      `contract: d1-outbound-card 2.0, sha256 ${'ab'.repeat(6)}`,
      'age: judged 2026-01-02T03:04:05.678Z, 2 days ago',
    ])
  })

  it.each<[what: string, changed: Partial<Certificate>, asked: Partial<Demands>, want: string[]]>([
    ['a good one', { profile: 'deep' }, {}, []],
    ['a false signature', {}, { signature: 'false' }, ['signature fails: not made with the key k, or changed since']],
    [
      'none where one is wanted',
      {},
      { signature: 'absent' },
      ['signature fails: none, so that nobody can tell who wrote this'],
    ],
    ['none where none is wanted', {}, { signature: 'absent', signed: false }, []],
    [
      'one without a key',
      {},
      { signature: 'unchecked', signed: false },
      ['signature open: there, but no key to tell whether it is genuine; add `--key FILE`'],
    ],
    ['a violation', { verdict: 'violates', reason: 'Why.' }, {}, ['verdict fails: violates: Why.']],
    ['no judgement', { verdict: 'could-not-judge', reason: 'Why.' }, {}, ['verdict open: could not judge: Why.']],
    ['a part', { shard: { index: 1, of: 3 } }, {}, ['scope fails: only the part 1 of 3 was asked']],
    [
      'some checks',
      { scope: { checks: ['a'], operations: ['b'] } },
      {},
      ['scope fails: only some checks and operations were asked'],
    ],
    ['an empty scope', { scope: { checks: [], operations: [] } }, {}, []],
    ['the same contract', {}, { spec: 'ab'.repeat(32) }, []],
    [
      'another contract',
      {},
      { spec: 'cd'.repeat(32) },
      [`contract fails: d1-outbound-card 2.0, sha256 ${'ab'.repeat(6)}, not ${'cd'.repeat(6)}`],
    ],
    ['old age', {}, { maxAge: 2 * DAY }, ['age fails: judged 2026-01-02T03:04:05.678Z, 2 days ago, which is too old']],
    [
      'the future',
      { judgedAt: '2026-01-05T00:06:00Z' },
      {},
      ['age fails: judged 2026-01-05T00:06:00Z, which is still to come'],
    ],
    ['clocks apart', { judgedAt: '2026-01-05T00:04:00Z' }, {}, []],
    ['an allowance on its last day', { waivers: [{ ...waiver, state: 'waived' }] }, {}, []],
    [
      'an allowance that is over',
      { waivers: [{ ...waiver, expires: '2026-01-04', state: 'waived' }] },
      {},
      ['waiver fails: 7123456789ab was allowed until 2026-01-04: Slow.'],
    ],
    ['an allowance nothing needed', { waivers: [{ ...waiver, expires: '2026-01-04', state: 'not-judged' }] }, {}, []],
  ])('judges %s', (_, changed, asked, want) => {
    expect(wrong(changed, asked)).toEqual(want)
  })
})

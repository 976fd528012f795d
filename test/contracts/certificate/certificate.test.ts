/** A certificate says of a run what matters, in the same bytes every time, and its schema says the same. */
import { describe, expect, it } from 'vitest'
import schema from '../../../contracts/certificate/certificate.schema.json' with { type: 'json' }
import { type Certificate, canonicalJson, certificateOf } from '../../../contracts/certificate/certificate.ts'
import { readCertificate } from '../../../contracts/certificate/reading.ts'
import type { Result } from '../../../contracts/result.ts'
import { brokenFinding, cleanResult, completeFinding, sampleResult } from '../reporters/sample-result.ts'

const waiver = {
  fingerprint: '7123456789ab',
  reason: 'r',
  expires: '2026-12-31',
  owner: 'Cards',
  state: 'waived' as const,
}
const full: Result = {
  ...sampleResult,
  findings: [brokenFinding, { ...completeFinding, fingerprint: '7123456789ab' }],
  profile: 'standard',
  shard: { index: 1, of: 2 },
  scope: { checks: ['a'], operations: [] },
  recording: { entries: 4, judged: 3, elsewhere: 1, unmatched: 0 },
  failOn: 'should',
  requireCoverage: true,
  waivers: [{ ...waiver, message: 'm' }],
}

describe('certificateOf', () => {
  it('has what one relies on', () => {
    expect(certificateOf(cleanResult, '4.2.1')).toEqual({
      certificateVersion: 1,
      tool: { name: 'd1-contracts', version: '0.1.0' },
      spec: { api: 'd1-outbound-card', title: 'D1 Outbound Card API', version: '2.0', sha256: 'ab'.repeat(32) },
      target: { baseUrl: 'https://api.example.test/banking', name: 'staging', version: '4.2.1' },
      seed: 20_260_101,
      failOn: 'must',
      requireCoverage: false,
      judgedAt: '2026-01-02T03:04:05.678Z',
      requests: 315,
      matrix: {
        createCard: {
          'documented-status': { pass: 40, fail: 0, skip: 0, error: 0 },
          'accepted-request': { pass: 40, fail: 0, skip: 0, error: 0 },
        },
      },
      summary: cleanResult.summary,
      failures: [],
      waivers: [],
      coverageGaps: 0,
      verdict: 'conforms',
      reason: 'All 80 judgements passed.',
    } satisfies Certificate)
  })

  it('lists what failed and what is allowed, each by itself', () => {
    const { failures, waivers, coverageGaps, shard, scope, recording, profile, failOn } = certificateOf(full)
    expect({ failures, waivers, coverageGaps, shard, scope, recording, profile, failOn }).toEqual({
      failures: [
        {
          fingerprint: '0123456789ab',
          check: 'offset-multiple-of-limit',
          operation: 'listCardAuthorisations',
          severity: 'must',
        },
      ],
      waivers: [waiver],
      coverageGaps: 3,
      shard: { index: 1, of: 2 },
      scope: { checks: ['a'], operations: [] },
      recording: { entries: 4, judged: 3, elsewhere: 1, unmatched: 0 },
      profile: 'standard',
      failOn: 'should',
    })
  })
})

describe('canonicalJson', () => {
  it('has the same bytes whatever the order of members', () => {
    const certificate = certificateOf(full)
    const reversed = Object.fromEntries(Object.entries(certificate).toReversed()) as unknown as Certificate
    expect(canonicalJson(reversed)).toBe(canonicalJson(certificate))
    expect(canonicalJson(certificate)).toMatch(/^\{"certificateVersion":1,"coverageGaps":3,"failOn":"should",/)
  })

  it('keeps members whose names objects have of themselves', () => {
    const checks = JSON.parse('{"__proto__":{"pass":1,"fail":0,"skip":0,"error":0}}')
    const [operation] = cleanResult.operations
    const certificate = certificateOf({ ...cleanResult, operations: operation ? [{ ...operation, checks }] : [] })
    expect(canonicalJson(certificate)).toContain('"matrix":{"createCard":{"__proto__":{"error":0,')
  })
})

describe('readCertificate', () => {
  it.each<[what: string, result: Result]>([
    ['a plain run', cleanResult],
    ['a run with everything', full],
  ])('reads what was written of %s', (_, result) => {
    const certificate = certificateOf(result, '1')
    expect(readCertificate(`${canonicalJson(certificate)}\n`)).toEqual({ certificate })
  })

  it('names every member a certificate may have', () => {
    expect(Object.keys(certificateOf(full)).sort()).toEqual(Object.keys(schema.properties).sort())
  })

  it.each<[what: string, text: string, problem: string]>([
    ['nothing', '', 'is neither JSON nor a JWS in compact form'],
    ['a text', 'hello', 'is neither JSON nor a JWS in compact form'],
    ['a list', '[]', 'is no certificate: the document must be object'],
    ['another document', '{}', "is no certificate: the document must have required property 'certificateVersion'"],
    [
      'another version',
      canonicalJson({ ...certificateOf(cleanResult), certificateVersion: 2 as 1 }),
      'is no certificate: /certificateVersion must be equal to constant',
    ],
    [
      'more than a certificate has',
      `{"extra":1,${canonicalJson(certificateOf(cleanResult)).slice(1)}`,
      'is no certificate: the document must NOT have additional properties',
    ],
    [
      'a JWS of something else',
      'eyJhIjoxfQ.eyJhIjoxfQ.c2ln',
      "is no certificate: the document must have required property 'certificateVersion'",
    ],
    ['a JWS of no JSON', 'eyJhIjoxfQ.aGVsbG8.c2ln', 'is neither JSON nor a JWS in compact form'],
  ])('refuses %s', (_, text, problem) => {
    expect(readCertificate(text)).toEqual({ problem })
  })
})

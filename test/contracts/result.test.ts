/** The result document and its JSON Schema say the same. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import schema from '../../contracts/result.schema.json' with { type: 'json' }
import type {
  CheckResult,
  CoverageGap,
  Evidence,
  Fault,
  Finding,
  OperationResult,
  Recording,
  Result,
  Shard,
  ShownExchange,
  ShownRequest,
  ShownResponse,
  Tally,
  Waiver,
  Waiving,
} from '../../contracts/result.ts'
import { isObject } from '../../scripts/lib/json.ts'
import type { Source } from '../../scripts/lib/provenance.ts'
import { cleanResult, completeFinding, sampleResult } from './reporters/sample-result.ts'

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

/** Every member of each type: the compiler refuses a missing one and an extra one. */
const MEMBERS = {
  result: {
    resultVersion: 0,
    tool: 0,
    spec: 0,
    target: 0,
    seed: 0,
    profile: 0,
    shard: 0,
    scope: 0,
    failOn: 0,
    requireCoverage: 0,
    recording: 0,
    startedAt: 0,
    durationMs: 0,
    exchanges: 0,
    summary: 0,
    checks: 0,
    operations: 0,
    findings: 0,
    coverage: 0,
    waivers: 0,
    stopped: 0,
    verdict: 0,
    reason: 0,
  } satisfies Record<keyof Result, 0>,
  tally: { pass: 0, fail: 0, skip: 0, error: 0 } satisfies Record<keyof Tally, 0>,
  check: { id: 0, severity: 0, title: 0, asserts: 0, reference: 0, tally: 0 } satisfies Record<keyof CheckResult, 0>,
  operation: {
    id: 0,
    method: 0,
    path: 0,
    exchanges: 0,
    accepted: 0,
    statuses: 0,
    unseen: 0,
    checks: 0,
  } satisfies Record<keyof OperationResult, 0>,
  finding: {
    check: 0,
    severity: 0,
    outcome: 0,
    operation: 0,
    title: 0,
    expected: 0,
    actual: 0,
    pointer: 0,
    keyword: 0,
    fault: 0,
    source: 0,
    curl: 0,
    values: 0,
    evidence: 0,
    waived: 0,
    count: 0,
    fingerprint: 0,
  } satisfies Record<keyof Finding, 0>,
  waiving: { reason: 0, expires: 0, owner: 0 } satisfies Record<keyof Waiving, 0>,
  waiver: {
    fingerprint: 0,
    reason: 0,
    expires: 0,
    owner: 0,
    state: 0,
    message: 0,
  } satisfies Record<keyof Waiver, 0>,
  shard: { index: 0, of: 0 } satisfies Record<keyof Shard, 0>,
  recording: { entries: 0, judged: 0, elsewhere: 0, unmatched: 0 } satisfies Record<keyof Recording, 0>,
  evidence: { request: 0, response: 0, references: 0, earlier: 0 } satisfies Record<keyof Evidence, 0>,
  shownExchange: { request: 0, response: 0 } satisfies Record<keyof ShownExchange, 0>,
  shownRequest: { method: 0, target: 0, headers: 0, body: 0 } satisfies Record<keyof ShownRequest, 0>,
  shownResponse: { status: 0, headers: 0, body: 0 } satisfies Record<keyof ShownResponse, 0>,
  fault: { location: 0, name: 0, keyword: 0, was: 0, value: 0, sentence: 0 } satisfies Record<keyof Fault, 0>,
  source: { evidence: 0, page: 0, line: 0, column: 0, fact: 0, url: 0 } satisfies Record<keyof Source, 0>,
  gap: { operation: 0, kind: 0, message: 0 } satisfies Record<keyof CoverageGap, 0>,
}

/** Every schema object of the schema, with its path. */
function nodes(node: unknown, path = ''): [string, Record<string, unknown>][] {
  if (!isObject(node)) return []
  const inner = Object.entries(node).flatMap(([key, child]) => nodes(child, `${path}/${key}`))
  return 'type' in node || 'properties' in node ? [[path, node], ...inner] : inner
}

describe('result.schema.json', () => {
  it.each([
    ['the sample', sampleResult],
    ['the clean sample', cleanResult],
    ['the complete finding', { ...cleanResult, findings: [completeFinding] }],
  ])('accepts %s', (_, result) => {
    validate(result)
    expect(validate.errors).toBeNull()
  })

  it.each([
    ['an unknown member', { ...cleanResult, surprise: 1 }, 'must NOT have additional properties'],
    ['another version', { ...cleanResult, resultVersion: 2 }, 'must be equal to constant'],
    ['an unknown verdict', { ...cleanResult, verdict: 'pass' }, 'must be equal to one of the allowed values'],
    [
      'a passing finding',
      { ...cleanResult, findings: [{ ...completeFinding, outcome: 'pass' }] },
      'must be equal to one of the allowed values',
    ],
    [
      'a short fingerprint',
      { ...cleanResult, findings: [{ ...completeFinding, fingerprint: 'abc' }] },
      'must match pattern "^[0-9a-f]{12}$"',
    ],
    [
      'a local time',
      { ...cleanResult, startedAt: '2026-01-02T03:04:05+01:00' },
      'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$"',
    ],
  ])('refuses %s', (_, result, message) => {
    expect(validate(result)).toBe(false)
    expect(validate.errors?.map((error) => error.message)).toEqual([message])
  })

  it.each(Object.entries(MEMBERS))('names the members of the type `%s`', (name, members) => {
    const described = schema.$defs[name as keyof typeof schema.$defs]
    const properties = 'properties' in described ? described.properties : {}
    expect(Object.keys(properties).sort()).toEqual(Object.keys(members).sort())
  })

  it('describes every member', () => {
    const undescribed = nodes(schema).flatMap(([path, node]) =>
      Object.entries(isObject(node.properties) ? node.properties : {})
        .filter(([, member]) => !isObject(member) || typeof member.description !== 'string')
        .map(([name]) => `${path}/${name}`),
    )
    expect(undescribed).toEqual([])
  })

  it('closes every object that names its members', () => {
    const open = nodes(schema).filter(([, node]) => 'properties' in node && node.additionalProperties !== false)
    expect(open.map(([path]) => path)).toEqual([])
  })
})

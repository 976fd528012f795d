/** A result with everything in it that a report may meet: every outcome and severity, holes, and hostile texts. */
import type { CheckResult, Finding, OperationResult, Result, Tally } from '../../../contracts/result.ts'

const tally = (pass: number, fail = 0, skip = 0, error = 0): Tally => ({ pass, fail, skip, error })

/** Texts that try to break out of whatever they are put in. */
export const HOSTILE = {
  markup: `</code></style></script><script>alert('x')</script><img src=x onerror="alert(1)">`,
  cdata: ']]> --> &lt; &amp; \u0000\u0008\uFFFF\uD800 end',
  ansi: '\u001b[31mred\u001b[0m\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007\r\noverwritten',
  bidi: 'abc\u202Egnp.exe\u202C \u2066שלום\u2069 \u200F',
  emoji: '👩‍👩‍👧‍👦 カード利用 café',
  long: 'x'.repeat(5000),
  link: 'javascript:alert(1)',
} as const

/** A finding with every member. */
export const completeFinding: Required<Finding> = {
  check: 'offset-multiple-of-limit',
  severity: 'must',
  outcome: 'fail',
  operation: 'listCardAuthorisations',
  title: 'Refuses an offset that is not a multiple of limit',
  expected: 'status 400, errorCode FIELD_INVALID_VALUE',
  actual: 'status 200, a page of 10 items',
  pointer: '/paths/~1v2~1cards~1{cardId}~1authorisations/get/x-constraints/0',
  keyword: 'multipleOf',
  fault: {
    location: 'query',
    name: 'offset',
    keyword: 'multipleOf',
    was: '10',
    value: '9',
    sentence: 'query parameter `offset` is 9, not a multiple of `limit` 10',
  },
  source: {
    evidence: 'derived',
    page: 'inbound-card-api.ja',
    line: 214,
    column: 7,
    fact: 'offset-alignment',
    url: 'https://docs.example.test/card-api?a=1&b=2',
  },
  curl: `curl -sS -H "Authorization: Bearer $D1_TOKEN" 'https://api.example.test/banking/v2/cards/card-1/authorisations?limit=10&offset=9'`,
  values: ['`$NEW_CARD_ID` is the `/cardId` that request 1 answers.'],
  evidence: {
    request: {
      method: 'GET',
      target: '/v2/cards/card-1/authorisations?limit=10&offset=9',
      headers: [
        ['accept', 'application/json'],
        ['authorization', 'Bearer $D1_TOKEN'],
      ],
    },
    response: {
      status: 200,
      headers: [
        ['content-type', 'application/json'],
        ['date', '(varies)'],
      ],
      body: '{\n  "authorisations": [\n    { "id": "(id 1)" }\n  ]\n}',
    },
    references: [
      {
        request: { method: 'GET', target: '/v2/cards/card-1/authorisations?limit=10&offset=10', headers: [] },
        response: { status: 200, headers: [], body: `{"note":"${HOSTILE.markup}"}` },
      },
    ],
  },
  waived: { reason: 'The gateway rounds offsets until its next release.', expires: '2026-12-31', owner: 'Cards team' },
  count: 3,
  fingerprint: '0123456789ab',
}

const { waived: _waived, ...brokenFinding } = completeFinding

/** A finding that nothing allows. */
export { brokenFinding }

const findings: Finding[] = [
  brokenFinding,
  {
    ...brokenFinding,
    operation: 'createCard',
    count: 1,
    fingerprint: '0123456789ac',
    source: { evidence: 'stated', page: 'inbound-card-api.ja', line: 17, url: HOSTILE.link },
  },
  {
    check: 'response-schema',
    severity: 'must',
    outcome: 'fail',
    operation: 'getCardDetails',
    title: `Answers with the documented shape ${HOSTILE.markup}`,
    expected: `object with required member \`cardId\` ${HOSTILE.cdata}`,
    actual: `${HOSTILE.ansi} ${HOSTILE.bidi} ${HOSTILE.emoji}`,
    pointer: '/paths/~1v2~1cards~1{cardId}/get/responses/200/content/application~1json/schema',
    source: { evidence: 'assumed', fact: 'card-details-shape' },
    curl: `curl -sS 'https://api.example.test/banking/v2/cards/${HOSTILE.markup.replaceAll("'", `'\\''`)}'`,
    count: 1,
    fingerprint: '1123456789ab',
  },
  {
    check: 'challenge-header',
    severity: 'should',
    outcome: 'fail',
    operation: 'createCard',
    title: 'Names the scheme when it refuses credentials',
    expected: 'header `WWW-Authenticate`',
    actual: HOSTILE.long,
    pointer: '/paths/~1v2~1cards/post/responses/401',
    fault: { location: 'credentials', name: 'bearerAuth', keyword: 'missing', sentence: 'no credentials are sent' },
    curl: "curl -sS -X POST 'https://api.example.test/banking/v2/cards'",
    count: 2,
    fingerprint: '2123456789ab',
  },
  {
    check: 'documented-status',
    severity: 'may',
    outcome: 'fail',
    operation: '*',
    title: 'Answers only with documented status codes',
    expected: '404',
    actual: '418',
    pointer: '/paths',
    count: 1,
    fingerprint: '3123456789ab',
  },
  {
    check: 'response-schema',
    severity: 'must',
    outcome: 'error',
    operation: 'getCardDetails',
    title: `Answers with the documented shape ${HOSTILE.markup}`,
    expected: 'The answer did not come within 10000 ms.',
    actual: '',
    pointer: '/paths/~1v2~1cards~1{cardId}/get',
    count: 2,
    fingerprint: '4123456789ab',
  },
  {
    check: 'accepted-request',
    severity: 'must',
    outcome: 'skip',
    operation: 'suspendCard',
    title: 'Accepts a valid request',
    expected: 'the target may not be written to (`capabilities.writes` is false)',
    actual: '',
    pointer: '/paths/~1v2~1cards~1{cardId}~1operations:suspend/post',
    count: 12,
    fingerprint: '5123456789ab',
  },
  {
    check: 'documented-status',
    severity: 'must',
    outcome: 'skip',
    operation: 'suspendCard',
    title: 'Answers only with documented status codes',
    expected: 'the pages document no response',
    actual: '',
    pointer: '/paths/~1v2~1cards~1{cardId}~1operations:suspend/post/responses',
    count: 4,
    fingerprint: '6123456789ab',
  },
]

const checks: CheckResult[] = [
  {
    id: 'offset-multiple-of-limit',
    severity: 'must',
    title: 'Refuses an offset that is not a multiple of limit',
    asserts: 'A request whose offset is not a multiple of limit is refused.',
    reference: 'x-constraints',
    tally: tally(6, 4),
  },
  {
    id: 'response-schema',
    severity: 'must',
    title: `Answers with the documented shape ${HOSTILE.markup}`,
    asserts: 'The body is valid against the schema of its status and media type.',
    reference: 'https://spec.openapis.org/oas/v3.1.1#media-type-object',
    tally: tally(40, 1, 0, 2),
  },
  {
    id: 'challenge-header',
    severity: 'should',
    title: 'Names the scheme when it refuses credentials',
    asserts: 'A 401 carries WWW-Authenticate.',
    reference: HOSTILE.link,
    tally: tally(1, 2),
  },
  {
    id: 'documented-status',
    severity: 'must',
    title: 'Answers only with documented status codes',
    asserts: 'The status is listed under `responses`.',
    reference: 'https://spec.openapis.org/oas/v3.1.1#responses-object',
    tally: tally(120, 1, 4),
  },
  {
    id: 'accepted-request',
    severity: 'must',
    title: 'Accepts a valid request',
    asserts: 'A request that keeps every rule is answered with 2xx.',
    reference: 'https://spec.openapis.org/oas/v3.1.1#operation-object',
    tally: tally(30, 0, 12),
  },
]

const operations: OperationResult[] = [
  {
    id: 'createCard',
    method: 'post',
    path: '/v2/issuers/{issuerId}/cards',
    exchanges: 210,
    accepted: 34,
    statuses: { '201': 34, '400': 170, '401': 6 },
    unseen: ['409'],
    checks: {
      'offset-multiple-of-limit': tally(0, 1),
      'response-schema': tally(34),
      'challenge-header': tally(1, 2),
      'documented-status': tally(60),
      'accepted-request': tally(30),
    },
  },
  {
    id: 'getCardDetails',
    method: 'get',
    path: '/v2/issuers/{issuerId}/cards/{cardId}',
    exchanges: 44,
    accepted: 8,
    statuses: { '200': 8, '404': 36 },
    unseen: [],
    checks: { 'response-schema': tally(6, 1, 0, 2), 'documented-status': tally(44) },
  },
  {
    id: 'listCardAuthorisations',
    method: 'get',
    path: '/v2/issuers/{issuerId}/cards/{cardId}/authorisations',
    exchanges: 61,
    accepted: 40,
    statuses: { '200': 40, '400': 20, '401': 1 },
    unseen: ['403', '404'],
    checks: { 'offset-multiple-of-limit': tally(6, 3), 'documented-status': tally(16) },
  },
  {
    id: 'suspendCard',
    method: 'post',
    path: `/v2/issuers/{issuerId}/cards/{cardId}/operations:suspend${HOSTILE.markup}`,
    exchanges: 0,
    accepted: 0,
    statuses: {},
    unseen: [],
    checks: { 'documented-status': tally(0, 0, 4), 'accepted-request': tally(0, 0, 12) },
  },
]

/** The sample; a copy may be changed freely. */
export const sampleResult = {
  resultVersion: 1,
  tool: { name: 'd1-contracts', version: '0.1.0' },
  spec: { api: 'd1-inbound-card', title: 'D1 Inbound Card API', version: '2.0', sha256: 'ab'.repeat(32) },
  target: { baseUrl: 'https://api.example.test/banking', name: 'staging' },
  seed: 20_260_101,
  startedAt: '2026-01-02T03:04:05.678Z',
  durationMs: 12_345,
  exchanges: 315,
  summary: { must: tally(196, 5, 16, 2), should: tally(1, 2), may: tally(0, 1) },
  checks,
  operations,
  findings,
  coverage: [
    { operation: 'suspendCard', kind: 'never-sent', message: 'No request was sent: the target may not be written to.' },
    { operation: 'createCard', kind: 'status-never-seen', message: 'Status 409 is documented and never came.' },
    { operation: 'listCardAuthorisations', kind: 'status-never-seen', message: `Status 403 ${HOSTILE.markup}` },
  ],
  verdict: 'violates',
  reason: '5 judgements of weight `must` failed.',
} satisfies Result

/** The sample without findings and gaps: what a target that keeps the contract gets. */
export const cleanResult = {
  ...sampleResult,
  spec: { ...sampleResult.spec, api: 'd1-outbound-card', title: 'D1 Outbound Card API' },
  summary: { must: tally(76), should: tally(4), may: tally(0) },
  checks: checks.slice(3).map((check) => ({ ...check, tally: tally(40) })),
  operations: operations.slice(0, 1).map((operation) => ({
    ...operation,
    unseen: [],
    checks: { 'documented-status': tally(40), 'accepted-request': tally(40) },
  })),
  findings: [],
  coverage: [],
  verdict: 'conforms',
  reason: 'All 80 judgements passed.',
} satisfies Result

/** A server that breaks one promise at a time: every break is found, by the check it belongs to. */
import { describe, expect, it, vi } from 'vitest'
import type { Severity } from '../../contracts/result.ts'
import { depotTarget, runDepot } from './depot/run-depot.ts'
import { KEPT, type Manners, type Promises, startDepot, TOKEN, type Written } from './depot/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

interface Mutant {
  breaks: string
  broken: Partial<Promises & Manners>
  /** The only one that is asked. */
  operation: string
  check: string
  severity: Severity
  /** Of the finding: what was special about the request, what was expected, what was seen. */
  finding: [sentence: string | undefined, expected: string, actual: string]
}

/** Tampers with answers of one status. */
function on(status: number, change: (answer: Written) => Partial<Written>): Pick<Promises, 'tamper'> {
  return { tamper: (answer) => (answer.status === status ? { ...answer, ...change(answer) } : answer) }
}

/** Changes JSON bodies of answers of one status. */
function onBody(status: number, change: (body: Record<string, unknown>) => unknown): Pick<Promises, 'tamper'> {
  return on(status, ({ body }) => ({ body: change(body as Record<string, unknown>) }))
}

const html = { headers: { 'content-type': 'text/html' }, body: '<h1>No.</h1>' }
const refusal = 'a refusal (4xx)'

const mutants: Mutant[] = [
  {
    breaks: 'alignment is not checked',
    broken: { offset: (offset) => offset >= 0 },
    operation: 'listItems',
    check: 'multiple-of-refused',
    severity: 'must',
    finding: ['query parameter `offset` is 1: not a multiple of `limit` 2', refusal, '200'],
  },
  {
    breaks: 'alignment is checked against the default only',
    broken: { offset: (offset) => offset >= 0 && offset % 10 === 0 },
    operation: 'listItems',
    check: 'multiple-of-accepted',
    severity: 'must',
    finding: ['query parameter `offset` is 1: a multiple of `limit` 1', '2xx', '400'],
  },
  {
    breaks: 'alignment is checked beyond the first page only',
    broken: { offset: (offset, limit) => offset >= 0 && (offset < limit || offset % limit === 0) },
    operation: 'listItems',
    check: 'multiple-of-refused',
    severity: 'must',
    finding: ['query parameter `offset` is 1: not a multiple of `limit` 2', refusal, '200'],
  },
  {
    breaks: 'a negative multiple is taken',
    broken: { offset: (offset, limit) => offset % limit === 0 },
    operation: 'listItems',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['query parameter `offset` is -10: less than the least allowed', refusal, '200'],
  },
  {
    breaks: 'the largest size is one too large',
    broken: { limit: (limit) => limit === 51 || KEPT.limit(limit) },
    operation: 'listItems',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['query parameter `limit` is 51: more than 50, the most allowed', refusal, '200'],
  },
  {
    breaks: 'the largest size is one too small',
    broken: { limit: (limit) => limit !== 50 && KEPT.limit(limit) },
    operation: 'listItems',
    check: 'valid-request-accepted',
    severity: 'must',
    finding: ['query parameter `limit` is 50: 50, the most allowed', '2xx', '400'],
  },
  {
    breaks: 'a size of 0 is taken',
    broken: { limit: (limit) => limit === 0 || KEPT.limit(limit), offset: () => true },
    operation: 'listItems',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['query parameter `limit` is 0: less than 1, the least allowed', refusal, '200'],
  },
  {
    breaks: 'numbers are read as far as they go',
    broken: { integer: (text) => Number.parseInt(text, 10) },
    operation: 'listItems',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['query parameter `limit` is 10.5: a number with a fraction, a whole number is needed', refusal, '200'],
  },
  {
    breaks: 'the default size is too large',
    broken: { defaultLimit: 20 },
    operation: 'listItems',
    check: 'default-page-size',
    severity: 'must',
    finding: [
      'query parameter `limit` is missing: absent, so that the default of 10 counts',
      'at most 10 rows',
      '20 rows',
    ],
  },
  {
    breaks: 'the default size is too small',
    broken: { defaultLimit: 5 },
    operation: 'listItems',
    check: 'default-page-size',
    severity: 'must',
    finding: ['query parameter `limit` is missing: absent, so that the default of 10 counts', '10 rows', '5 rows'],
  },
  {
    breaks: 'a page has a row too many',
    broken: onBody(200, (body) =>
      Array.isArray(body.items) ? { ...body, items: [...body.items, body.items[0]] } : body,
    ),
    operation: 'listItems',
    check: 'page-size',
    severity: 'must',
    finding: ['query parameter `offset` is 0: a multiple of `limit` 1', 'at most 1 row', '2 rows'],
  },
  {
    breaks: 'an enum is read in any case',
    broken: { kind: (kind) => KEPT.kind(kind.toUpperCase()) },
    operation: 'listItems',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['query parameter `kind` is "tool": a value in the wrong case, not one of the 2 allowed', refusal, '200'],
  },
  {
    breaks: 'a value of an enum is forgotten',
    broken: { kind: (kind) => kind === 'TOOL' },
    operation: 'listItems',
    check: 'valid-request-accepted',
    severity: 'must',
    finding: ['query parameter `kind` is "PART": value 2 of the 2 allowed', '2xx', '400'],
  },
  {
    breaks: 'a pattern is not anchored',
    broken: { shelf: (shelf) => /[A-Z]{2}[0-9]{1,3}/.test(shelf) },
    operation: 'listItems',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['query parameter `shelf` is "ZL1222": 6 characters, the pattern allows at most 5', refusal, '200'],
  },
  {
    breaks: 'a pattern is a character too narrow',
    broken: { shelf: (shelf) => /^[A-Z]{2}[0-9]{1,2}$/.test(shelf) },
    operation: 'listItems',
    check: 'valid-request-accepted',
    severity: 'must',
    finding: ['query parameter `shelf` is "ZL122": 5 characters, the most allowed', '2xx', '400'],
  },
  {
    breaks: 'a pattern is a character too wide',
    broken: { trace: (trace) => /^[A-Za-z0-9-]{1,21}$/.test(trace) },
    operation: 'listItems',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: [
      'header `x-trace-id` is "8B2QanICeXlBiSlzEk9KK": 21 characters, the pattern allows at most 20',
      refusal,
      '200',
    ],
  },
  {
    breaks: 'a pattern takes one sign more',
    broken: { trace: (trace) => KEPT.trace(trace.replaceAll('.', '')) },
    operation: 'listItems',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: [
      'header `x-trace-id` is "tlcyFF.": the character right behind the allowed ones as character 7',
      refusal,
      '200',
    ],
  },
  {
    breaks: 'the longest id is called malformed',
    broken: { itemId: (id) => id.length < 24 && KEPT.itemId(id) },
    operation: 'readItem',
    check: 'valid-request-accepted',
    severity: 'must',
    finding: [
      'path parameter `itemId` is "8B2QanICeXlBiSlzEk9KPF9j": 24 characters, the most allowed',
      '2xx, or what other values get',
      '400',
    ],
  },
  {
    breaks: 'a text may be too long',
    broken: { newItem: (body) => KEPT.newItem({ ...body, name: String(body.name).slice(0, 12) }) },
    operation: 'addItem',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['body property `/name` is "KnKnKnKnKnKnK": 13 characters, at most 12 are allowed', refusal, '201'],
  },
  {
    breaks: 'a text may be empty',
    broken: { newItem: (body) => KEPT.newItem({ ...body, name: body.name === '' ? 'x' : body.name }) },
    operation: 'addItem',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['body property `/name` is "": an empty text, at least 1 is needed', refusal, '201'],
  },
  {
    breaks: 'a required property may be missing',
    broken: { newItem: (body) => KEPT.newItem({ name: 'x', ...body }) },
    operation: 'addItem',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: ['body property `/name` is missing: missing, although it is required', refusal, '201'],
  },
  {
    breaks: 'unknown properties are taken',
    broken: { newItem: ({ name, kind }) => KEPT.newItem(kind === undefined ? { name } : { name, kind }) },
    operation: 'addItem',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: [
      'body property `/unexpected` is "text": a property that is not declared, where no others are allowed',
      refusal,
      '201',
    ],
  },
  {
    breaks: 'numbers are taken as texts',
    broken: { quantity: (quantity) => quantity !== null && KEPT.quantity(Number(quantity)) },
    operation: 'addItem',
    check: 'invalid-request-refused',
    severity: 'must',
    finding: [
      'body property `/quantity` is "98": the valid value written as a text instead of an integer',
      refusal,
      '201',
    ],
  },
  {
    breaks: 'what is no JSON is taken',
    broken: { parse: (body) => (body === 'nonsense' ? { name: 'x', quantity: 1 } : JSON.parse(body)) },
    operation: 'addItem',
    check: 'malformed-json-refused',
    severity: 'must',
    finding: ['the body is a bare word instead of JSON', refusal, '201'],
  },
  {
    breaks: 'any media type is taken',
    broken: { mediaType: () => true },
    operation: 'addItem',
    check: 'media-type-refused',
    severity: 'should',
    finding: ['the media type of the body is text/plain', refusal, '201'],
  },
  {
    breaks: 'nobody has to sign in',
    broken: { authorized: () => true },
    operation: 'listItems',
    check: 'credentials-refused',
    severity: 'must',
    finding: ['the credentials differ from the right ones in one character', 'a refusal (401)', '200'],
  },
  {
    breaks: 'any token is taken',
    broken: { authorized: (header) => /^bearer \S/i.test(header ?? '') },
    operation: 'listItems',
    check: 'credentials-refused',
    severity: 'must',
    finding: ['the credentials differ from the right ones in one character', 'a refusal (401)', '200'],
  },
  {
    breaks: 'any scheme is taken',
    broken: { authorized: (header) => header?.split(' ')[1] === TOKEN },
    operation: 'listItems',
    check: 'credentials-refused',
    severity: 'must',
    finding: ['the credentials carry the right secret under the scheme Basic', 'a refusal (401)', '200'],
  },
  {
    breaks: 'only the beginning of the token counts',
    broken: { authorized: (header) => header?.startsWith(`Bearer ${TOKEN.slice(0, 6)}`) === true },
    operation: 'listItems',
    check: 'credentials-refused',
    severity: 'must',
    finding: ['the credentials differ from the right ones in one character', 'a refusal (401)', '200'],
  },
  {
    breaks: 'one operation needs no token',
    broken: { authorized: (header, read) => read.method === 'DELETE' || KEPT.authorized(header, read) },
    operation: 'removeItem',
    check: 'credentials-refused',
    severity: 'must',
    finding: ['the credentials are missing', 'a refusal (401)', '204'],
  },
  {
    breaks: 'strangers are told 403',
    broken: { unauthorized: 403 },
    operation: 'listItems',
    check: 'credentials-status',
    severity: 'should',
    finding: ['the credentials differ from the right ones in one character', '401', '403'],
  },
  {
    breaks: 'faults are told with another status',
    broken: { invalid: 422 },
    operation: 'listItems',
    check: 'refusal-status',
    severity: 'should',
    finding: ['header `x-trace-id` is "tlc_FFN": a character in the middle that is not allowed there', '400', '422'],
  },
  {
    breaks: 'faults make the server fail',
    broken: { invalid: 500 },
    operation: 'listItems',
    check: 'not-a-server-error',
    severity: 'must',
    finding: ['path parameter `depotId` is "northnort": 9 characters, at most 8 are allowed', '2xx or 4xx', '500'],
  },
  {
    breaks: 'success has another status',
    broken: on(201, () => ({ status: 200 })),
    operation: 'addItem',
    check: 'documented-status',
    severity: 'must',
    finding: [undefined, '201', '200'],
  },
  {
    breaks: 'answers are in another media type',
    broken: on(200, () => ({ headers: { 'content-type': 'application/xml' }, body: '<a/>' })),
    operation: 'listItems',
    check: 'documented-media-type',
    severity: 'must',
    finding: [undefined, 'application/json', 'application/xml'],
  },
  {
    breaks: 'a body is no JSON',
    broken: on(200, () => ({ headers: { 'content-type': 'application/json' }, body: '{"items":[' })),
    operation: 'listItems',
    check: 'body-parsable',
    severity: 'must',
    finding: [undefined, 'a JSON body', 'the body is not JSON'],
  },
  {
    breaks: 'a required property is missing in answers',
    broken: onBody(200, ({ total, ...rest }) => rest),
    operation: 'listItems',
    check: 'response-schema',
    severity: 'must',
    finding: [undefined, 'a body that fits its schema', '`/total` is required.'],
  },
  {
    breaks: 'a number is answered as a text',
    broken: onBody(200, (body) => ('total' in body ? { ...body, total: String(body.total) } : body)),
    operation: 'listItems',
    check: 'response-schema',
    severity: 'must',
    finding: [undefined, 'a body that fits its schema', '`/total` must be an integer.'],
  },
  {
    breaks: 'a row is misshapen',
    broken: onBody(200, (body) => ('items' in body ? { ...body, items: [{ id: 'x', name: 'x', quantity: 0 }] } : body)),
    operation: 'listItems',
    check: 'response-schema',
    severity: 'must',
    finding: [undefined, 'a body that fits its schema', '`/items/0/quantity` must be at least 1.'],
  },
  {
    breaks: 'an answer has no body',
    broken: on(200, () => ({ body: undefined })),
    operation: 'listItems',
    check: 'response-schema',
    severity: 'must',
    finding: [undefined, 'application/json', 'no body'],
  },
  {
    breaks: 'an answer holds an unknown value of an enum',
    broken: onBody(200, (body) => ('state' in body ? { state: 'ODD' } : body)),
    operation: 'readStatus',
    check: 'response-schema',
    severity: 'should',
    finding: [undefined, 'a body that fits its schema', '`/state` must be one of "UP", "DOWN".'],
  },
  {
    breaks: 'a required header is missing',
    broken: on(201, () => ({ headers: {} })),
    operation: 'addItem',
    check: 'response-headers',
    severity: 'must',
    finding: [undefined, 'the header `Location`', 'none'],
  },
  {
    breaks: 'a header is misshapen',
    broken: on(201, () => ({ headers: { location: 'elsewhere' } })),
    operation: 'addItem',
    check: 'response-headers',
    severity: 'must',
    finding: [undefined, 'a header `Location` that fits its schema', 'one that does not'],
  },
  {
    breaks: 'errors are pages',
    broken: on(400, () => html),
    operation: 'listItems',
    check: 'error-shape',
    severity: 'must',
    finding: [
      'header `x-trace-id` is "tlc_FFN": a character in the middle that is not allowed there',
      'application/json',
      'text/html',
    ],
  },
  {
    breaks: 'errors have another shape',
    broken: onBody(401, () => ({ message: 'no' })),
    operation: 'listItems',
    check: 'error-shape',
    severity: 'must',
    finding: ['the credentials are missing', 'a body that fits its schema', '`/code` is required.'],
  },
  {
    breaks: 'errors show a stack trace',
    broken: onBody(400, () => ({ code: 'X', detail: 'Error: x\n    at f (/srv/app/main.js:1:2)' })),
    operation: 'listItems',
    check: 'error-discloses-nothing',
    severity: 'should',
    finding: [
      'path parameter `depotId` is "no": 2 characters, at least 3 are needed',
      'nothing of the kind',
      'a stack trace',
    ],
  },
  {
    breaks: 'errors repeat the token',
    broken: {
      tamper: (answer, { headers }) =>
        answer.status === 404 ? { ...answer, body: { code: 'X', detail: `not for ${headers.authorization}` } } : answer,
    },
    operation: 'listItems',
    check: 'error-discloses-nothing',
    severity: 'should',
    finding: [
      'path parameter `depotId` is "plz": 3 characters, the least allowed',
      'nothing of the kind',
      'a secret of the request',
    ],
  },
  {
    breaks: 'unknown ids are served',
    broken: on(404, ({ body }) =>
      JSON.stringify(body) === '{"code":"NO_ITEM"}' ? { status: 200, body: { id: 'x', name: 'x', quantity: 1 } } : {},
    ),
    operation: 'readItem',
    check: 'unknown-resource-refused',
    severity: 'must',
    finding: [
      'path parameter `itemId` is "constructor": a value that nothing has, though many an object has a member of that name',
      'a refusal (404)',
      '200',
    ],
  },
  {
    breaks: 'unknown paths are served',
    broken: on(404, ({ body }) => (JSON.stringify(body) === '{"code":"NO_PATH"}' ? { status: 200 } : {})),
    operation: 'readStatus',
    check: 'unknown-path-refused',
    severity: 'should',
    finding: ['the path has the unknown segment `unknown-15623740` at its end', 'a refusal (404)', '200'],
  },
  {
    breaks: 'unknown methods are served',
    broken: on(405, () => ({ status: 200 })),
    operation: 'readStatus',
    check: 'method-refused',
    severity: 'should',
    finding: ['the method is POST, which the path does not have', 'a refusal (405)', '200'],
  },
  {
    breaks: 'unknown methods are told 404',
    broken: on(405, () => ({ status: 404 })),
    operation: 'readStatus',
    check: 'method-status',
    severity: 'should',
    finding: ['the method is POST, which the path does not have', '405', '404'],
  },
  {
    breaks: 'nobody is told which methods there are',
    broken: on(405, () => ({ headers: {} })),
    operation: 'readStatus',
    check: 'allow-header',
    severity: 'should',
    finding: ['the method is POST, which the path does not have', '`Allow` with GET', 'no `Allow` header'],
  },
]

describe('a broken promise is found', () => {
  it.each(mutants)('$breaks', async ({ broken, operation, check, severity, finding }) => {
    const depot = await startDepot(broken)
    try {
      const { findings } = await runDepot(depotTarget(depot.url), { only: [check], part: operation })
      const [sentence, expected, actual] = finding
      const failures = findings.filter((one) => one.outcome === 'fail')
      const seen = failures.map((one) => [one.severity, sentence && one.fault?.sentence, one.expected, one.actual])
      expect(seen).toContainEqual([severity, sentence, expected, actual])
    } finally {
      await depot.stop()
    }
  })
})

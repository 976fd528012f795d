/** Every check: its registration, an exchange it accepts, and exchanges it rejects with the whole verdict. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Facts, Verdict } from '../../contracts/checks/check.ts'
import { checks } from '../../contracts/checks/index.ts'
import type { Fault } from '../../contracts/result.ts'
import type { Exchange } from '../../contracts/transport/exchange.ts'
import type { JsonSchema, Operation, OperationsTable, Response } from '../../scripts/lib/operations.ts'
import { lifeCases } from './life-check-cases.ts'
import { listCases } from './list-check-cases.ts'
import { madeCases } from './made-check-cases.ts'

describe('the registry', () => {
  it('lists every file of the folder under its name', () => {
    const folder = fileURLToPath(new URL('../../contracts/checks', import.meta.url))
    const files = readdirSync(folder).filter((file) => file !== 'check.ts' && file !== 'index.ts')
    expect(checks.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted())
  })

  it('never changes what an id means', () => {
    expect(checks.map(({ id, severity, title }) => `${severity} ${id}: ${title}`)).toMatchInlineSnapshot(`
      [
        "must valid-request-accepted: Accepts every request the document allows",
        "must additions-accepted: Puts up with what the publisher may add at any time",
        "must redelivery-accepted: Accepts what it has accepted before",
        "must invalid-request-refused: Refuses every request with a value the document forbids",
        "must multiple-of-accepted: Accepts every multiple where a multiple is asked for",
        "must multiple-of-refused: Refuses what is no multiple where a multiple is asked for",
        "must page-size: Answers with no more rows than were asked for",
        "must default-page-size: Answers with a page of default size when none is named",
        "must pages-join: Pages put together are the page of their size",
        "must pages-disjoint: Answers with each row once on the way through the pages",
        "must page-full: Fills every page but the last one",
        "must walk-complete: Has every row on one of its pages",
        "should rows-belong: Lists only rows of the thing that the path names",
        "should rows-apart: Lists for a thing only what is its own",
        "should rows-alike: Shows a row the same however it was asked for",
        "must rows-consistent: Lists rows whose values go together",
        "must rows-in-order: Answers with rows in the stated order",
        "must rows-stable: Answers with the same rows in the same order when asked again",
        "must past-the-end-empty: Answers with an empty page behind the last row",
        "should totals-agree: Says of a list what one meets in it",
        "must filter-window: Answers with rows of the period that is asked for",
        "must filter-complete: Leaves out no row that a filter keeps",
        "must filter-union: Loses no row where one period ends and the next begins",
        "must filter-equals: Finds rows with the value that is searched for, and no others",
        "must filter-spellings: Takes a moment for the same in every zone and spelling",
        "must default-kept: Takes what is left out for its default",
        "must filter-order: Answers with the rows of a selection in the stated order",
        "should rows-sorted: Answers with rows in the order that was asked for",
        "should totals-follow-filters: Counts only the rows that a filter keeps",
        "must malformed-json-refused: Refuses bodies that are no JSON",
        "should media-type-refused: Refuses bodies of media types it does not take",
        "must refusal-status: Refuses faulty requests with the documented status",
        "must refusal-code: Refuses faulty requests with the documented error code",
        "should anonymous-served: Asks for no credentials where the document asks for none",
        "must credentials-refused: Lets nobody in without the right credentials",
        "should credentials-status: Answers missing and wrong credentials with 401",
        "should challenge-named: Says with every 401 how to sign in",
        "must way-around-refused: Lets nobody around the guard by another spelling of a path, or by HEAD",
        "must mismatch-refused: Refuses values that are not those it knows",
        "should connection-kept: Answers as before over a connection on which a body was refused",
        "must transition-accepted: Accepts every documented change of a state for every documented reason",
        "must transition-refused: Refuses a change of a state that the one before it excludes",
        "must condition-kept: Refuses a change that lacks what it asks for, or holds what it does not take",
        "must state-as-documented: Shows the state that the last change leads to",
        "should values-kept: Keeps what a thing was made with when its state changes",
        "should others-untouched: Changes the thing that is named, and no other one",
        "must gone-after-end: Refuses changes of what has come to its end",
        "must end-is-final: Shows what has come to its end as ended, or not at all",
        "may gone-everywhere: Shows no part of what it says is not there any more",
        "must write-visible: Shows what was written when it is read afterwards",
        "should read-only-kept: Takes no value for what may only be read",
        "must made-is-found: Shows what it says was made",
        "should made-is-listed: Lists what it says was made",
        "should row-as-read: Lists a thing as it is read by itself",
        "should creation-status: Says by 201 whether a PUT created something",
        "should made-is-gone: Shows no more what it says was removed",
        "should made-is-unlisted: Lists no more what it says was removed",
        "should made-once-per-key: Makes once what is asked for twice under one key",
        "must id-is-new: Gives every thing an id of its own",
        "must id-kept: Keeps the id of what is changed",
        "should new-id-accepted: Makes a thing under an id that nothing has yet",
        "must id-not-taken: Refuses to make a thing under an id that is not free",
        "must content-not-again: Refuses what is encrypted when it was that of a thing that has ended",
        "should id-given-once: Makes one thing under one id, however many ask for it at once",
        "should changed-once: Does once what can be done once, however many ask for it",
        "may id-free-again: Lets an id be chosen again that is free",
        "should patch-leaves-others: Changes what a PATCH names and nothing else",
        "should put-is-idempotent: Changes nothing when a PUT comes a second time",
        "should put-replaces: Keeps nothing of what a PUT takes the place of",
        "should null-clears: Keeps no value that was set to null",
        "must precondition-kept: Serves a request under a condition if it is met, and only then",
        "should tag-changes: Gives what was changed another tag",
        "should failed-write-no-trace: Changes nothing when it refuses a request",
        "should read-changes-nothing: Answers the same request alike when nothing is written",
        "must unknown-resource-refused: Serves nothing under an id that does not exist",
        "should unknown-resource-status: Answers with 404 where the thing does not exist",
        "should unknown-path-refused: Serves nothing under a path that no operation has",
        "should method-refused: Serves no method that a path does not have",
        "should method-status: Answers methods that a path does not have with 405",
        "should allow-header: Names the methods of a path with every 405",
        "must not-a-server-error: Answers no request with a server error",
        "must request-answered: Answers every request instead of hanging or hanging up",
        "must documented-status: Answers only with documented status codes",
        "must documented-media-type: Answers in documented media types",
        "should content-type-named: Says of every body what it is",
        "must content-encoding-true: Codes bodies as \`Content-Encoding\` says",
        "must body-parsable: Answers with JSON wherever it says so",
        "must response-schema: Answers with bodies that fit their schema",
        "should members-known: Answers with properties that the document knows",
        "should sealed-as-told: Encrypts as the document says",
        "should thing-as-asked: Answers with the thing that the path names",
        "should write-only-hidden: Shows nothing that may only be written",
        "should card-number-hidden: Shows no card number or code in clear",
        "must response-headers: Answers with the documented headers",
        "must error-shape: Writes errors as documented",
        "should problem-status: Gives the status of the answer in the details of a problem",
        "should error-discloses-nothing: Gives nothing away in errors",
      ]
    `)
  })
})

const ERROR: JsonSchema = { type: 'object', required: ['code'], properties: { code: { type: 'string' } } }
const ROWS: JsonSchema = { type: 'object', properties: { rows: { type: 'array', items: { enum: [1, 2] } } } }

function response(pointer: string, schema?: JsonSchema, headers: Response['headers'] = {}): Response {
  const content =
    schema === undefined ? {} : { 'application/json': { schema, pointer: `${pointer}/content/json`, examples: {} } }
  return { description: '', pointer, headers, content }
}

/** A response that is a text. */
function text(pointer: string, schema: JsonSchema): Response {
  const content = { 'text/plain': { schema, pointer: `${pointer}/content/text`, examples: {} } }
  return { description: '', pointer, headers: {}, content }
}

const numbered = {
  response: response('/op/200', { type: 'object', properties: { ref: { type: 'string' } } }),
}
const CODED = { code: 'STEP', pointer: '/rule/errorCode' }
const TEXT = { 'content-type': 'text/plain' }
const WRITTEN: JsonSchema = {
  properties: {
    name: {},
    list: { items: { properties: { name: {}, pin: { type: 'string', writeOnly: true } } } },
  },
}

const operation: Operation = {
  id: 'list',
  method: 'get',
  path: '/rows',
  pointer: '/op',
  parameters: [],
  responses: { '200': response('/op/200', ROWS), '400': response('/op/400', ERROR), '401': response('/op/401', ERROR) },
  security: [],
  constraints: [],
}

const withForbidden: Operation = {
  ...operation,
  responses: { ...operation.responses, '403': response('/op/403', ERROR) },
}

const SEALED: JsonSchema = {
  properties: { data: { type: 'string', format: 'jwe', 'x-jwe': { alg: 'ECDH-ES', enc: 'A256GCM' } } },
}

/** An encrypted value whose header is as told but for this. */
function sealed(header: Record<string, string>): { data: string } {
  const whole = { alg: 'ECDH-ES', enc: 'A256GCM', kid: 'k', ...header }
  return { data: `${Buffer.from(JSON.stringify(whole)).toString('base64url')}..a.b.c` }
}

/** A valid body for an operation that describes 422. */
const ofUnprocessable = {
  valid: { fromData: false },
  varies: { place: 'body' },
  operation: { ...operation, responses: { ...operation.responses, '422': response('/op/422', ERROR) } },
}
const lists404: Operation = { ...operation, responses: { ...operation.responses, '404': response('/op/404', ERROR) } }

const table: OperationsTable = {
  api: 'test',
  title: 'Test',
  version: '1',
  specSha256: '0'.repeat(64),
  servers: [],
  securitySchemes: {},
  components: { schemas: {} },
  operations: [operation],
  sources: {},
}

function fault(location = 'query', keyword = 'maximum', name = 'size'): Fault {
  return { location, name, keyword, sentence: 'it is wrong' }
}

/** An exchange, told by its status, body and headers. */
function answered(status: number, body?: unknown, headers: Record<string, string> = {}): Exchange {
  const json = body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return {
    request: { method: 'GET', target: '/rows', headers: [] },
    answer: { status, headers: Object.entries({ ...json, ...headers }), body: new TextEncoder().encode(text) },
  }
}

/** An operation whose path ends in the name of a thing. */
function named(): Partial<Facts> {
  const at = { name: 'thing', in: 'path' as const, required: true, pointer: '/thing' }
  const parameters = [{ ...at, style: 'simple' as const, explode: false, schema: true }]
  return {
    operation: { ...operation, path: '/things/{thing}', parameters },
    intent: 'valid',
    varies: { place: undefined },
  }
}

/** An operation that speaks of no faulty requests. */
const strangersOnly: Operation = {
  ...operation,
  responses: Object.fromEntries(['200', '401', '403', '429'].map((code) => [code, response('/op')])),
}

/** An operation that describes a status for faulty requests, and any other refusal. */
const anyRefusal: Operation = {
  ...operation,
  responses: Object.fromEntries(['200', '400', '4XX'].map((code) => [code, response('/op')])),
}

/** What a thing shows as its name to whom asks for a path. */
function shows(thing: unknown, target: string): Exchange {
  const { answer } = answered(200, { thing })
  return { request: { method: 'GET', target, headers: [] }, answer }
}

const written = {
  table: { ...table, components: { schemas: { Written: WRITTEN } } },
  response: response('/r', WRITTEN),
}

const some: Partial<Facts> = {
  table,
  operation,
  intent: 'valid',
  varies: { place: 'query' },
  base: { status: 200 },
  controls: { ordinary: [] },
  references: [],
  secrets: [],
}

/** The verdict of a check on facts. */
function verdict(id: string, facts: Partial<Facts>): Verdict | readonly Verdict[] | undefined {
  return checks.find((check) => check.id === id)?.judge({ ...some, ...facts } as Facts)
}

const pass: Verdict = { outcome: 'pass' }
const skip = (reason: string): Verdict => ({ outcome: 'skip', reason })
const fail = (expected: string, actual: string, more = {}): Verdict => ({ outcome: 'fail', expected, actual, ...more })

const violation = { fault: fault() }
const described = (status: number, ...statuses: string[]) => {
  return { described: { statuses, key: statuses.find((code) => code === String(status)) } }
}

/** An answer to a request with a body. */
const sent = (status: number): Exchange => {
  const { request, answer } = answered(status)
  return { request: { ...request, method: 'POST', body: new Uint8Array(2) }, answer }
}

/** The answer to a PUT. */
const put = (status: number): Exchange => {
  const { request, answer } = answered(status)
  return { request: { ...request, method: 'PUT' }, answer }
}

type Case = [check: string, what: string, facts: Partial<Facts>, want: Verdict | Verdict[]]

const cases: Case[] = [
  ...listCases,
  ...lifeCases,
  ...madeCases,
  [
    'valid-request-accepted',
    'a value that is served',
    { valid: { fromData: false }, exchange: answered(200), ...described(200, '200') },
    pass,
  ],
  [
    'valid-request-accepted',
    'a documented redirect',
    { valid: { fromData: false }, exchange: answered(302), ...described(302, '302') },
    pass,
  ],
  [
    'valid-request-accepted',
    'a documented method that is not allowed',
    { valid: { fromData: false }, varies: { place: undefined }, exchange: answered(405), ...described(405) },
    fail('2xx', '405, for the method that is documented'),
  ],
  [
    'valid-request-accepted',
    'a documented media type that is not taken',
    { valid: { fromData: false }, varies: { place: undefined }, exchange: sent(415), ...described(415) },
    fail('2xx', '415, for a documented media type', { keyword: 'content', atMost: 'should' }),
  ],
  [
    'valid-request-accepted',
    'a plain request that is refused for what it may name',
    { valid: { fromData: false }, varies: { place: undefined }, exchange: sent(404), ...described(404) },
    skip('the plain valid request is answered 404'),
  ],
  [
    'valid-request-accepted',
    'a value that is refused',
    { valid: { fromData: false }, exchange: answered(400), ...described(400, '400') },
    fail('2xx', '400'),
  ],
  [
    'valid-request-accepted',
    'an id that nothing has, where others are there',
    { valid: { fromData: false }, varies: { place: 'path' }, exchange: answered(404), ...described(404) },
    fail('2xx', '404', { atMost: 'may' }),
  ],
  [
    'valid-request-accepted',
    'an id that the client may choose',
    { valid: { fromData: false }, varies: { place: 'path' }, exchange: put(404), ...described(404) },
    fail('2xx', '404', { atMost: 'should' }),
  ],
  [
    'valid-request-accepted',
    'an id that is not there to be put under',
    { valid: { fromData: false, existing: true }, varies: { place: 'path' }, exchange: put(404), ...described(404) },
    fail('2xx', '404', { atMost: 'may' }),
  ],
  [
    'valid-request-accepted',
    'a body that cannot be processed, as may happen',
    { ...ofUnprocessable, exchange: sent(422), ...described(422, '422') },
    fail('2xx', '422', { atMost: 'should' }),
  ],
  [
    'valid-request-accepted',
    'a body that is called malformed where bodies that cannot be processed are described',
    { ...ofUnprocessable, exchange: sent(400), ...described(400, '400') },
    fail('2xx', '400', { atMost: 'should' }),
  ],
  [
    'valid-request-accepted',
    'a body that is called malformed where no such status is described',
    { valid: { fromData: false }, varies: { place: 'body' }, exchange: sent(422), ...described(422) },
    fail('2xx', '422'),
  ],
  [
    'valid-request-accepted',
    'another value that is not found',
    { valid: { fromData: false }, exchange: answered(404), ...described(404) },
    fail('2xx', '404', { atMost: 'should' }),
  ],
  [
    'valid-request-accepted',
    'a value that is refused for what it names',
    { valid: { fromData: false }, exchange: answered(403), ...described(403) },
    fail('2xx', '403', { atMost: 'should' }),
  ],
  [
    'valid-request-accepted',
    'a value that is in a documented conflict with what there is',
    { valid: { fromData: false }, exchange: answered(409), ...described(409, '409') },
    fail('2xx', '409', { atMost: 'may' }),
  ],
  [
    'valid-request-accepted',
    'a value that is in a conflict of which the document knows nothing',
    { valid: { fromData: false }, exchange: answered(409), ...described(409, 'default') },
    fail('2xx', '409', { atMost: 'should' }),
  ],
  [
    'valid-request-accepted',
    'a value that is refused for what it names, where nobody looks at that',
    { valid: { fromData: false, unverified: true }, exchange: answered(403), ...described(403) },
    fail('2xx', '403'),
  ],
  [
    'valid-request-accepted',
    'a value that is refused as any other, where nobody looks at that',
    {
      valid: { fromData: false, free: true, unverified: true },
      exchange: answered(403),
      controls: { again: 200, ordinary: [403, 403] },
      ...described(403),
    },
    fail('2xx', '403, as for every other valid value there'),
  ],
  [
    'valid-request-accepted',
    'a value that is unknown as any other',
    { valid: { fromData: false }, exchange: answered(404), controls: { ordinary: [404] }, ...described(404) },
    skip('other values in the same place are refused too'),
  ],
  [
    'valid-request-accepted',
    'a value that is refused as the base request is',
    { valid: { fromData: false }, exchange: answered(404), base: { status: 404 }, ...described(404) },
    skip('the plain valid request is answered 404 too'),
  ],
  [
    'valid-request-accepted',
    'a value that is refused after the state has changed',
    { valid: { fromData: false }, exchange: answered(409), controls: { again: 409, ordinary: [] }, ...described(409) },
    skip('the plain valid request is now answered 409 too'),
  ],
  [
    'valid-request-accepted',
    'a value that is served with others beside it',
    {
      valid: { fromData: false },
      exchange: answered(400),
      controls: { again: 200, ordinary: [], moved: [400, 200] },
      ...described(400),
    },
    fail('2xx, as with other values beside it', '400', { atMost: 'may' }),
  ],
  [
    'valid-request-accepted',
    'a value that is refused whatever stands beside it',
    {
      valid: { fromData: false },
      exchange: answered(400),
      controls: { again: 200, ordinary: [], moved: [400, 400] },
      ...described(400),
    },
    fail('2xx', '400'),
  ],
  [
    'valid-request-accepted',
    'an id that nothing has',
    {
      valid: { fromData: true },
      exchange: answered(404),
      controls: { again: 200, ordinary: [404] },
      ...described(404),
    },
    skip('other values in the same place are refused too'),
  ],
  [
    'valid-request-accepted',
    'an id that is called malformed where others are called unknown',
    {
      valid: { fromData: true },
      exchange: answered(400),
      controls: { again: 200, ordinary: [404] },
      ...described(400),
    },
    fail('2xx, or what other values get', '400'),
  ],
  [
    'valid-request-accepted',
    'a place where every value is refused',
    {
      valid: { fromData: false },
      exchange: answered(400),
      controls: { again: 200, ordinary: [400] },
      ...described(400),
    },
    fail('2xx', '400, as for every other valid value there', { atMost: 'should' }),
  ],
  [
    'valid-request-accepted',
    'a place where every value is refused, though none of them names anything',
    {
      valid: { fromData: false, free: true },
      exchange: answered(400),
      controls: { again: 200, ordinary: [400] },
      ...described(400),
    },
    fail('2xx', '400, as for every other valid value there'),
  ],
  [
    'valid-request-accepted',
    'a place where no value is enough for rules of the content',
    {
      valid: { fromData: false, free: true },
      exchange: answered(422),
      controls: { again: 200, ordinary: [422] },
      ...described(422, '422'),
    },
    fail('2xx', '422, as for every other valid value there', { atMost: 'may' }),
  ],
  [
    'valid-request-accepted',
    'a value that makes the target fail',
    { valid: { fromData: false }, exchange: answered(500), ...described(500) },
    skip('the answer is a server error, which is judged by itself'),
  ],
  [
    'valid-request-accepted',
    'a base request of which the data names every value, refused as malformed',
    { valid: { fromData: true }, varies: { place: undefined }, exchange: answered(400), ...described(400) },
    fail('2xx', '400'),
  ],
  [
    'valid-request-accepted',
    'a base request with made-up values, refused for its form',
    { valid: { fromData: false }, varies: { place: undefined }, exchange: answered(400), ...described(400) },
    fail('2xx', '400', { atMost: 'may' }),
  ],
  ['additions-accepted', 'an addition that is served', { addition: violation, exchange: answered(204) }, pass],
  [
    'additions-accepted',
    'an addition that is refused',
    { addition: violation, exchange: answered(400), controls: { again: 204, ordinary: [] } },
    fail('2xx', '400'),
  ],
  ['redelivery-accepted', 'a second delivery that is served', { redelivery: violation, exchange: answered(204) }, pass],
  [
    'redelivery-accepted',
    'a second delivery that is refused',
    { redelivery: violation, exchange: answered(409) },
    fail('2xx, as the first time', '409'),
  ],
  [
    'redelivery-accepted',
    'a first delivery that was refused',
    { redelivery: violation, base: { status: 400 }, exchange: answered(400) },
    skip('the plain valid request was not accepted the first time'),
  ],
  [
    'redelivery-accepted',
    'a second delivery that makes the target fail',
    { redelivery: violation, exchange: answered(500) },
    skip('the answer is a server error, which is judged by itself'),
  ],
  ['invalid-request-refused', 'a fault that is refused', { violation, exchange: answered(400) }, pass],
  [
    'invalid-request-refused',
    'a fault that is served',
    { violation, exchange: answered(200) },
    fail('a refusal (4xx)', '200'),
  ],
  [
    'invalid-request-refused',
    'a fault that is redirected',
    { violation, exchange: answered(302) },
    fail('a refusal (4xx)', '302', { atMost: 'should' }),
  ],
  [
    'invalid-request-refused',
    'a fault where everything is refused',
    { violation, exchange: answered(404), base: { status: 404 } },
    skip('the plain valid request is answered 404 too'),
  ],
  [
    'invalid-request-refused',
    'a fault without a valid request beside it',
    { violation, exchange: answered(404), base: {} },
    skip('no valid request was sent to compare the refusal with'),
  ],
  ['multiple-of-accepted', 'a multiple that is served', { aligned: violation, exchange: answered(200) }, pass],
  [
    'multiple-of-accepted',
    'a multiple that is refused',
    { aligned: violation, exchange: answered(400) },
    fail('2xx', '400'),
  ],
  [
    'multiple-of-accepted',
    'a multiple past the end',
    { aligned: violation, exchange: answered(404) },
    fail('2xx', '404', { atMost: 'should' }),
  ],
  ['multiple-of-refused', 'no multiple, refused', { unaligned: violation, exchange: answered(400) }, pass],
  [
    'multiple-of-refused',
    'no multiple, served',
    { unaligned: violation, exchange: answered(200) },
    fail('a refusal (4xx)', '200'),
  ],
  [
    'page-size',
    'a full page',
    {
      page: { limit: 2, list: { path: ['rows'], told: false, names: [] }, pointer: '/size' },
      exchange: answered(200, { rows: [1, 2] }),
    },
    pass,
  ],
  [
    'page-size',
    'a page with a row too many',
    {
      page: { limit: 1, list: { path: ['rows'], told: false, names: [] }, pointer: '/size' },
      exchange: answered(200, { rows: [1, 2] }),
    },
    fail('at most 1 row', '2 rows', { pointer: '/size' }),
  ],
  [
    'page-size',
    'a page without a list',
    {
      page: { limit: 1, list: { told: false, names: [] }, pointer: '/size' },
      exchange: answered(200, { a: [], b: [] }),
    },
    skip('the rows of a page cannot be told; name them as `listProperty` in the data'),
  ],
  [
    'default-page-size',
    'a page of default size',
    {
      defaultPage: { size: 2, list: { told: false, names: [] } },
      exchange: answered(200, [1, 2]),
      references: [answered(200, [1, 2, 3])],
    },
    pass,
  ],
  [
    'default-page-size',
    'a short page because there are no more rows',
    {
      defaultPage: { size: 2, list: { told: false, names: [] } },
      exchange: answered(200, [1]),
      references: [answered(200, [1])],
    },
    pass,
  ],
  [
    'default-page-size',
    'a page that is too long',
    { defaultPage: { size: 2, list: { told: false, names: [] } }, exchange: answered(200, [1, 2, 3]) },
    fail('at most 2 rows', '3 rows'),
  ],
  [
    'default-page-size',
    'a page that is too short',
    {
      defaultPage: { size: 2, list: { told: false, names: [] } },
      exchange: answered(200, [1]),
      references: [answered(200, [1, 2, 3])],
    },
    fail('2 rows', '1 row'),
  ],
  ['malformed-json-refused', 'no JSON, refused', { malformed: violation, exchange: answered(400) }, pass],
  [
    'malformed-json-refused',
    'no JSON, served',
    { malformed: violation, exchange: answered(204) },
    fail('a refusal (4xx)', '204'),
  ],
  ['media-type-refused', 'another type, refused', { mediaType: violation, exchange: answered(415) }, pass],
  [
    'media-type-refused',
    'another type, served',
    { mediaType: violation, exchange: answered(201) },
    fail('a refusal (4xx)', '201'),
  ],
  ['refusal-status', 'the documented status', { refusal: violation, exchange: answered(400) }, pass],
  [
    'refusal-status',
    'another status',
    { refusal: violation, exchange: answered(422) },
    fail('400', '422', { pointer: '/op/responses', keyword: 'status-422', atMost: 'should' }),
  ],
  [
    'refusal-status',
    'the other status for faulty requests, where any refusal is described',
    { refusal: violation, exchange: answered(422), operation: anyRefusal },
    pass,
  ],
  [
    'refusal-status',
    'any other status, where any refusal is described',
    { refusal: violation, exchange: answered(403), operation: anyRefusal },
    fail('400', '403', { pointer: '/op/responses', keyword: 'status-403', atMost: 'should' }),
  ],
  [
    'refusal-status',
    'a fault where only strangers and the hasty are spoken of',
    { refusal: violation, exchange: answered(400), operation: strangersOnly },
    skip('the document names no status for faulty requests'),
  ],
  [
    'refusal-status',
    '404 for a fault in the path',
    { refusal: { fault: fault('path') }, exchange: answered(404) },
    pass,
  ],
  [
    'refusal-status',
    '403 for a fault in the path, where that is documented',
    { refusal: { fault: fault('path') }, exchange: answered(403), operation: withForbidden },
    pass,
  ],
  [
    'refusal-status',
    '403 for a fault elsewhere',
    { refusal: { fault: fault('query') }, exchange: answered(403), operation: withForbidden },
    fail('400', '403', { pointer: '/op/responses', keyword: 'status-403', atMost: 'should' }),
  ],
  [
    'refusal-status',
    '415 for a missing body',
    { refusal: { fault: fault('body', 'required', '') }, exchange: answered(415) },
    pass,
  ],
  [
    'refusal-status',
    'another status than the rule names',
    { refusal: { ...violation, status: { code: 409, pointer: '/rule/status' } }, exchange: answered(400) },
    fail('409', '400', { pointer: '/rule/status', keyword: 'status' }),
  ],
  ['credentials-refused', 'a stranger who is turned away', { credentials: violation, exchange: answered(401) }, pass],
  [
    'credentials-refused',
    'a stranger who is served',
    { credentials: violation, exchange: answered(200) },
    fail('a refusal (401)', '200'),
  ],
  [
    'credentials-refused',
    'a stranger who gets what everyone gets',
    { credentials: violation, exchange: answered(401), base: { status: 401 } },
    skip('the plain valid request is answered 401 too'),
  ],
  ['credentials-status', '401', { credentials: violation, exchange: answered(401) }, pass],
  ['credentials-status', '403', { credentials: violation, exchange: answered(403) }, fail('401', '403')],
  [
    'credentials-status',
    '400 for credentials that cannot be read',
    { credentials: { fault: fault('credentials', 'empty') }, exchange: answered(400) },
    pass,
  ],
  [
    'challenge-named',
    'a scheme',
    { credentials: violation, exchange: answered(401, undefined, { 'www-authenticate': 'Bearer' }) },
    pass,
  ],
  [
    'challenge-named',
    'no scheme',
    { credentials: violation, exchange: answered(401) },
    fail('a `WWW-Authenticate` header', 'none', { keyword: 'www-authenticate' }),
  ],
  [
    'challenge-named',
    'another refusal',
    { credentials: violation, exchange: answered(403) },
    skip('the answer is 403'),
  ],
  ['way-around-refused', 'a refusal', { bypass: violation, exchange: answered(404), references: [] }, pass],
  [
    'way-around-refused',
    'what only this path gets',
    { bypass: violation, exchange: answered(200), references: [answered(404)] },
    fail('a refusal (4xx)', '200'),
  ],
  [
    'way-around-refused',
    'what any path gets',
    { bypass: violation, exchange: answered(200), references: [answered(200)] },
    skip('the target answers any path'),
  ],
  ['request-answered', 'the end of too much', { silence: { tolerated: true, hangs: false } }, pass],
  [
    'request-answered',
    'the end of a connection',
    { silence: { tolerated: false, hangs: false } },
    fail('an answer', 'the connection was closed, twice'),
  ],
  [
    'request-answered',
    'silence',
    { silence: { tolerated: false, hangs: true } },
    fail('an answer', 'none, twice, while a plain request was answered'),
  ],
  [
    'request-answered',
    'silence to too much',
    { silence: { tolerated: true, hangs: true } },
    fail('an answer', 'none, twice, while a plain request was answered', { atMost: 'should' }),
  ],
  ['content-encoding-true', 'a body as it says', { exchange: answered(200, {}) }, pass],
  [
    'content-encoding-true',
    'another body',
    { exchange: { ...answered(200), answer: { ...answered(200, {}).answer, undecodable: 'gzip' } } },
    fail('a body in the coding gzip', 'a body that is not gzip', { pointer: operation.pointer, keyword: 'coding' }),
  ],
  ['content-type-named', 'JSON', { exchange: answered(200, {}) }, pass],
  ['content-type-named', 'no body', { exchange: answered(204) }, pass],
  [
    'content-type-named',
    'JSON in its charset',
    { exchange: answered(200, {}, { 'content-type': 'application/json;charset="UTF-8"' }) },
    pass,
  ],
  [
    'content-type-named',
    'JSON in another charset',
    { exchange: answered(200, {}, { 'content-type': 'application/json; charset=iso-8859-1' }) },
    fail('JSON in UTF-8', 'JSON in another charset', { pointer: '/op/responses', keyword: 'charset' }),
  ],
  [
    'content-type-named',
    'a body that is not said to be anything',
    { exchange: answered(200, 'text') },
    fail('a `Content-Type` header', 'none', { pointer: '/op/responses', keyword: 'content-type' }),
  ],
  [
    'unknown-resource-status',
    'a thing one may not know of',
    { unknownResource: violation, operation: lists404, exchange: answered(403) },
    pass,
  ],
  [
    'unknown-resource-status',
    'another refusal',
    { unknownResource: violation, operation: lists404, exchange: answered(400) },
    fail('404', '400'),
  ],
  [
    'unknown-resource-status',
    'an unknown id for which one would have to sign in',
    { unknownResource: violation, operation: lists404, exchange: answered(401), base: { status: 200 } },
    fail('404', '401', { keyword: 'signed-in', atMost: 'may' }),
  ],
  [
    'unknown-resource-status',
    'a sign-in that nothing goes through',
    { unknownResource: violation, operation: lists404, exchange: answered(401), base: { status: 401 } },
    pass,
  ],
  [
    'unknown-resource-status',
    'an empty list',
    { unknownResource: violation, operation: lists404, exchange: answered(200, { rows: [] }) },
    fail('404', '200 and an empty list', { keyword: 'empty', atMost: 'may' }),
  ],
  [
    'unknown-resource-status',
    'a thing that is there after all',
    { unknownResource: violation, operation: lists404, exchange: answered(200, { rows: [1] }) },
    skip('the answer is 200, which is judged by itself'),
  ],
  [
    'unknown-resource-status',
    'a document without 404',
    { unknownResource: violation, exchange: answered(400) },
    skip('404 is not documented'),
  ],
  ['unknown-resource-refused', 'nothing', { unknownResource: violation, exchange: answered(404) }, pass],
  [
    'unknown-resource-refused',
    'an empty list',
    { unknownResource: violation, exchange: answered(200, { rows: [] }) },
    pass,
  ],
  [
    'unknown-resource-refused',
    'something',
    { unknownResource: violation, exchange: answered(200, { rows: [1] }) },
    fail('a refusal (404)', '200'),
  ],
  ['unknown-path-refused', 'nothing', { unknownPath: violation, exchange: answered(404) }, pass],
  [
    'unknown-path-refused',
    'something',
    { unknownPath: violation, exchange: answered(200) },
    fail('a refusal (404)', '200'),
  ],
  ['method-refused', 'nothing', { method: { ...violation, documented: ['GET'] }, exchange: answered(405) }, pass],
  [
    'method-refused',
    'something',
    { method: { ...violation, documented: ['GET'] }, exchange: answered(200) },
    fail('a refusal (405)', '200'),
  ],
  ['method-status', '405', { method: { ...violation, documented: ['GET'] }, exchange: answered(405) }, pass],
  [
    'method-status',
    '404',
    { method: { ...violation, documented: ['GET'] }, exchange: answered(404) },
    fail('405', '404'),
  ],
  [
    'allow-header',
    'all methods named',
    { method: { ...violation, documented: ['GET'] }, exchange: answered(405, undefined, { allow: 'get, HEAD' }) },
    pass,
  ],
  [
    'allow-header',
    'a method not named',
    { method: { ...violation, documented: ['GET', 'POST'] }, exchange: answered(405, undefined, { allow: 'GET' }) },
    fail('`Allow` with GET, POST', '`Allow` without POST', { keyword: 'allow' }),
  ],
  ['not-a-server-error', 'a refusal', { exchange: answered(400) }, pass],
  [
    'not-a-server-error',
    'a method that is nowhere known',
    { varies: { place: 'method' }, exchange: answered(501) },
    pass,
  ],
  ['not-a-server-error', 'a failure', { exchange: answered(500) }, fail('2xx or 4xx', '500')],
  [
    'not-a-server-error',
    'a failure like any other',
    { exchange: answered(500), base: { status: 500 } },
    skip('the plain valid request is answered 500 too'),
  ],
  ['documented-status', 'a documented one', { exchange: answered(200), ...described(200, '200', '400') }, pass],
  [
    'documented-status',
    'another success',
    { exchange: answered(202), ...described(202, '200', '400') },
    fail('200', '202', { pointer: '/op/200', keyword: 'status-202' }),
  ],
  [
    'documented-status',
    'another refusal',
    { exchange: answered(402), ...described(402, '200', '400') },
    fail('400', '402', { pointer: '/op/responses', keyword: 'status-402', atMost: 'should' }),
  ],
  [
    'documented-status',
    'a success where none is documented',
    { exchange: answered(200), ...described(200, '400') },
    skip('the document names no status of this kind'),
  ],
  [
    'documented-media-type',
    'JSON in UTF-8',
    {
      response: response('/r', ROWS),
      exchange: answered(200, '[]', { 'content-type': 'application/json; charset=utf-8' }),
    },
    pass,
  ],
  [
    'documented-media-type',
    'a page',
    { response: response('/r', ROWS), exchange: answered(200, '<p>', { 'content-type': 'text/html' }) },
    fail('application/json', 'text/html', { pointer: '/r/content' }),
  ],
  [
    'documented-media-type',
    'nothing that says what it is',
    { response: response('/r', ROWS), exchange: answered(200, '[]') },
    fail('application/json', 'no `Content-Type`', { pointer: '/r/content' }),
  ],
  ['body-parsable', 'JSON', { exchange: answered(200, '[]', { 'content-type': 'application/json' }) }, pass],
  [
    'body-parsable',
    'JSON behind a byte order mark',
    { exchange: answered(200, '\ufeff[]', { 'content-type': 'application/json' }) },
    fail('JSON from the first byte on', 'a byte order mark in front', {
      pointer: '/op',
      keyword: 'mark',
      atMost: 'may',
    }),
  ],
  [
    'body-parsable',
    'half of it',
    { exchange: answered(200, '[', { 'content-type': 'application/problem+json' }) },
    fail('a JSON body', 'the body is not JSON', { pointer: '/op', keyword: 'syntax' }),
  ],
  [
    'response-schema',
    'a body that fits',
    { response: response('/r', ROWS), exchange: answered(200, { rows: [1], more: 1 }) },
    [],
  ],
  ['sealed-as-told', 'what is told', { response: response('/r', SEALED), exchange: answered(200, sealed({})) }, []],
  [
    'sealed-as-told',
    'no such value',
    { response: response('/r', SEALED), exchange: answered(200, { data: 'eyJ' }) },
    [],
  ],
  [
    'sealed-as-told',
    'another algorithm, and no key',
    { response: response('/r', SEALED), exchange: answered(200, sealed({ enc: 'A128GCM', kid: '' })) },
    [
      fail('alg ECDH-ES, enc A256GCM, a kid', 'another enc, kid at `/data`', {
        pointer: '/r/content/json/schema',
        keyword: '/data',
      }),
    ],
  ],
  [
    'members-known',
    'one that is named',
    { response: response('/r', ROWS), exchange: answered(200, { rows: [] }) },
    pass,
  ],
  ['members-known', 'nothing', { response: response('/r', ROWS), exchange: answered(200, {}) }, pass],
  ['members-known', 'a list', { response: response('/r', ROWS), exchange: answered(200, []) }, pass],
  [
    'members-known',
    'what is wrapped into something else',
    { response: response('/r', ROWS), exchange: answered(200, { data: { rows: [] } }) },
    fail('one of the properties that are named', 'others alone', { pointer: '/r/content/json/schema' }),
  ],
  [
    'members-known',
    'names of a map',
    {
      response: response('/r', { ...ROWS, additionalProperties: { type: 'string' } }),
      exchange: answered(200, { a: 'b' }),
    },
    pass,
  ],
  ['refusal-code', 'the code of the rule', { coded: CODED, exchange: answered(400, { code: 'STEP' }) }, pass],
  [
    'refusal-code',
    'another code',
    { coded: CODED, exchange: answered(400, { code: 'OTHER', text: 'STEP by STEP' }) },
    fail('an error that says STEP', 'one that does not', { pointer: '/rule/errorCode', keyword: 'errorCode' }),
  ],
  [
    'refusal-code',
    'a refusal that need not be called so',
    { coded: { ...CODED, status: 400 }, exchange: answered(422, { code: 'OTHER' }) },
    skip('only a refusal by 400 is called so'),
  ],
  [
    'refusal-code',
    'a request that is served',
    { coded: CODED, exchange: answered(200, {}) },
    skip('the request was not refused, which is judged by itself'),
  ],
  [
    'response-schema',
    'a body that does not fit',
    { response: response('/r', ROWS), exchange: answered(200, { rows: 'none' }) },
    [
      fail('a body that fits its schema', '`/rows` must be an array.', {
        pointer: '/r/content/json/schema/properties/rows/type',
        keyword: 'type',
      }),
    ],
  ],
  [
    'response-schema',
    'a value that may have been added',
    { response: response('/r', ROWS), exchange: answered(200, { rows: [3, 4] }) },
    [
      fail('a body that fits its schema', '`/rows/0` must be one of 1, 2.', {
        pointer: '/r/content/json/schema/properties/rows/items/enum',
        keyword: 'enum',
        atMost: 'should',
      }),
    ],
  ],
  [
    'response-schema',
    'no body',
    { response: response('/r', ROWS), exchange: answered(200) },
    fail('application/json', 'no body', { pointer: '/r/content', keyword: 'body' }),
  ],
  [
    'response-schema',
    'a text that fits',
    { response: text('/r', { type: 'string', enum: ['pong'] }), exchange: answered(200, 'pong', TEXT) },
    [],
  ],
  [
    'response-schema',
    'a text that does not fit',
    { response: text('/r', { type: 'string', enum: ['pong'] }), exchange: answered(200, 'pung', TEXT) },
    [
      fail('a body that fits its schema', 'The value must be "pong".', {
        pointer: '/r/content/text/schema/enum',
        keyword: 'enum',
        atMost: 'should',
      }),
    ],
  ],
  [
    'response-schema',
    'an empty text where it may be',
    { response: text('/r', { type: 'string' }), exchange: answered(200, undefined, TEXT) },
    [],
  ],
  [
    'write-only-hidden',
    'what may be shown',
    { ...written, exchange: answered(200, { name: 'n', list: [{ name: 'm' }] }) },
    pass,
  ],
  [
    'write-only-hidden',
    'what may only be written',
    { ...written, exchange: answered(200, { name: 'n', list: [{ pin: '1' }] }) },
    fail('no property that may only be written', '`/list/0/pin` is there', {
      pointer: '/r/content/json/schema',
      keyword: 'writeOnly',
    }),
  ],
  [
    'card-number-hidden',
    'a number that is masked, and one that is described',
    { ...numbered, exchange: answered(200, { cardNumber: '400000******7899', ref: '4000001234567899' }) },
    [],
  ],
  [
    'card-number-hidden',
    'a security code in clear',
    { ...numbered, exchange: answered(200, { more: { cvv2: '123' } }) },
    [
      fail('no security code', 'the security code of a card is in clear at `/more/cvv2`', {
        pointer: '/op',
        keyword: '/more/cvv2',
      }),
    ],
  ],
  [
    'card-number-hidden',
    'a number in clear',
    { ...numbered, exchange: answered(200, { more: { cardNumber: '4000 0012 3456 7899' } }) },
    [
      fail('no card number, or one that is masked', 'a card number is in clear at `/more/cardNumber`', {
        pointer: '/op',
        keyword: '/more/cardNumber',
      }),
    ],
  ],
  [
    'response-headers',
    'headers that fit',
    {
      response: response('/r', undefined, {
        'X-Count': { required: true, schema: { type: 'integer' }, pointer: '/h' },
      }),
      exchange: answered(200, undefined, { 'x-count': '3' }),
    },
    [],
  ],
  [
    'response-headers',
    'headers that are missing or do not fit',
    {
      response: response('/r', undefined, {
        'X-Count': { required: true, schema: { type: 'integer' }, pointer: '/h' },
        'X-Next': { required: true, schema: true, pointer: '/n' },
      }),
      exchange: answered(200, undefined, { 'x-count': 'three' }),
    },
    [
      fail('a header `X-Count` that fits its schema', 'one that does not', { pointer: '/h', keyword: 'schema' }),
      fail('the header `X-Next`', 'none', { pointer: '/n', keyword: 'required' }),
    ],
  ],
  ['thing-as-asked', 'the thing itself', { ...named(), exchange: shows('a/1', '/things/a%2F1') }, pass],
  ['thing-as-asked', 'an id in another case', { ...named(), exchange: shows('A-1', '/things/a-1?x=1') }, pass],
  ['thing-as-asked', 'an id as a number', { ...named(), exchange: shows(7, '/things/007') }, pass],
  ['thing-as-asked', 'what tells no id', { ...named(), exchange: shows({ id: 'b' }, '/things/a-1') }, pass],
  [
    'thing-as-asked',
    'a refusal',
    { ...named(), exchange: { ...shows('b', '/things/a-1'), answer: answered(404).answer } },
    pass,
  ],
  ['thing-as-asked', 'a path that ends in a slash', { ...named(), exchange: shows('a-1', '/things/a-1/') }, pass],
  ['thing-as-asked', 'a path nobody can decode', { ...named(), exchange: shows('%zz', '/things/%zz') }, pass],
  [
    'thing-as-asked',
    'an example for a name that was made up',
    { ...named(), varies: { place: 'path' }, exchange: shows('b', '/things/a-1') },
    pass,
  ],
  [
    'thing-as-asked',
    'another faulty path',
    { ...named(), intent: 'fault' as const, exchange: shows('b', '/things/a') },
    pass,
  ],
  [
    'thing-as-asked',
    'another thing',
    { ...named(), exchange: shows('b', '/things/a-1') },
    fail('`thing` as in the path', 'another one', { pointer: '/thing', keyword: 'thing' }),
  ],
  [
    'error-shape',
    'an error as documented',
    { response: response('/r', ERROR), exchange: answered(400, { code: 'X' }) },
    [],
  ],
  [
    'error-shape',
    'an error of another shape',
    { response: response('/r', ERROR), exchange: answered(400, { error: 'X' }) },
    [
      fail('a body that fits its schema', '`/code` is required.', {
        pointer: '/r/content/json/schema/required',
        keyword: 'required',
      }),
    ],
  ],
  [
    'error-shape',
    'a page',
    { response: response('/r', ERROR), exchange: answered(400, '<p>', { 'content-type': 'text/html' }) },
    fail('application/json', 'text/html', { pointer: '/r/content', keyword: 'content' }),
  ],
  [
    'error-shape',
    'a page, for what is no request of HTTP',
    {
      response: response('/r', ERROR),
      exchange: {
        ...answered(400, '<p>', { 'content-type': 'text/html' }),
        request: { method: 'GET', target: '/things%zz', headers: [] },
      },
    },
    fail('application/json', 'text/html', { pointer: '/r/content', keyword: 'content', atMost: 'may' }),
  ],
  [
    'error-shape',
    'no body',
    { response: response('/r', ERROR), exchange: answered(401) },
    fail('application/json', 'no body', { pointer: '/r/content', keyword: 'body', atMost: 'should' }),
  ],
  ['error-discloses-nothing', 'a plain error', { exchange: answered(400, { code: 'X' }), secrets: ['hush-hush'] }, []],
  [
    'error-discloses-nothing',
    'a trace and a secret',
    { exchange: answered(500, 'at run (main.js:1:2)\n hush-hush'), secrets: ['hush-hush'] },
    [
      fail('nothing of the kind', 'a stack trace', { pointer: '/op', keyword: 'stack' }),
      fail('nothing of the kind', 'a secret of the request', { pointer: '/op', keyword: 'secret' }),
    ],
  ],
]

describe('a check', () => {
  it.each(cases)('%s judges %s', (id, _, facts, want) => {
    expect(verdict(id, facts)).toEqual(want)
  })

  it('accepts something and rejects something', () => {
    const isGood = (want: Case[3]) => (Array.isArray(want) ? want.length === 0 : want.outcome === 'pass')
    const isBad = (want: Case[3]) => (Array.isArray(want) ? want.length > 0 : want.outcome === 'fail')
    const shown = (of: (want: Case[3]) => boolean) =>
      new Set(cases.filter(([, , , want]) => of(want)).map(([id]) => id))
    expect(checks.map(({ id }) => id).filter((id) => !shown(isGood).has(id) || !shown(isBad).has(id))).toEqual([])
  })
})

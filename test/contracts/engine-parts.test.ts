/** The small parts of the engine, by tables. */
import { describe, expect, it } from 'vitest'
import { disclosures } from '../../contracts/judging/disclosures.ts'
import { contentOf, responseKey } from '../../contracts/judging/documented.ts'
import { lightest, sourceOf, weigh } from '../../contracts/judging/evidence.ts'
import { fairShare } from '../../contracts/judging/fair-share.ts'
import { rowsOf } from '../../contracts/judging/rows.ts'
import { rulePointer } from '../../contracts/judging/schema-rule.ts'
import { signedIn, signInOf, signInsOf } from '../../contracts/requests/credentials.ts'
import type { Severity } from '../../contracts/result.ts'
import { type Answer, headerOf, isJsonType, mediaTypeOf, parseBody } from '../../contracts/transport/exchange.ts'
import { inOrder } from '../../contracts/transport/in-order.ts'
import { failureOf, LateAnswer, OversizedAnswer } from '../../contracts/transport/transport-failures.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Response, SecurityScheme } from '../../scripts/lib/operations.ts'

const operation: Operation = {
  id: 'x',
  method: 'get',
  path: '/x',
  pointer: '/op',
  parameters: [],
  responses: {},
  security: [{ main: [] }],
  constraints: [],
}

const table: OperationsTable = {
  api: 'test',
  title: 'Test',
  version: '1',
  specSha256: '',
  servers: [],
  securitySchemes: {},
  components: { schemas: {} },
  operations: [operation],
  sources: { '/op': { evidence: 'derived' }, '/op/a': { evidence: 'stated', page: 'p', line: 1 } },
}

function answer(body: string | Uint8Array, ...headers: [string, string][]): Answer {
  return { status: 400, headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body }
}

describe('an answer', () => {
  it.each<[type: string, json: boolean]>([
    ['application/json', true],
    ['Application/Problem+JSON; charset=utf-8', true],
    ['text/json', true],
    ['application/jsonp', false],
    ['application/xml', false],
  ])('of type %s is JSON: %s', (type, json) => {
    expect(isJsonType(type)).toBe(json)
  })

  it('is read with care', () => {
    expect(parseBody(answer('\ufeff{"a":1}'))).toEqual({ ok: true, value: { a: 1 } })
    expect(parseBody(answer(''))).toEqual({ ok: false, reason: 'the body is empty' })
    expect(parseBody(answer('{'))).toEqual({ ok: false, reason: 'the body is not JSON' })
    expect(parseBody(answer(new Uint8Array([0x22, 0xff, 0x22])))).toEqual({
      ok: false,
      reason: 'the body is not UTF-8',
    })
    expect(headerOf(answer('', ['allow', 'GET'], ['allow', 'PUT']), 'Allow')).toBe('GET, PUT')
    expect(mediaTypeOf(answer('', ['content-type', 'Text/HTML ; charset=x']))).toBe('text/html')
    expect(Object.getPrototypeOf(Object(parseBody(answer('{"__proto__":{"a":1}}'))))).toBe(Object.prototype)
  })

  it.each<[status: number, key: string | undefined]>([
    [200, '200'],
    [404, '4XX'],
    [503, undefined],
  ])('of status %s is documented as %s', (status, key) => {
    const responses = { '200': {} as Response, '4XX': {} as Response }
    expect(responseKey({ ...operation, responses }, status)).toBe(key)
    expect(responseKey({ ...operation, responses: { ...responses, default: {} as Response } }, status)).toBe(
      key ?? 'default',
    )
  })

  it('finds its content by name and by range', () => {
    const content = (name: string) => ({ schema: true, pointer: name, examples: {} })
    const response = {
      description: '',
      pointer: '',
      headers: {},
      content: { 'text/*': content('a'), 'text/csv; x=1': content('b') },
    }
    expect(contentOf(response, 'text/csv')?.pointer).toBe('b')
    expect(contentOf(response, 'text/html')?.pointer).toBe('a')
    expect(contentOf(response, 'application/json')).toBeUndefined()
  })
})

describe('rows', () => {
  it.each<[body: Json, path: string[] | undefined, rows: number | undefined]>([
    [[1, 2], undefined, 2],
    [{ a: [1], b: 2 }, undefined, 1],
    [{ a: [1], b: [2] }, undefined, undefined],
    [{ a: { b: [1, 2, 3] } }, ['a', 'b'], 3],
    [{ a: 1 }, ['a'], undefined],
    [{}, ['__proto__'], undefined],
    ['text', undefined, undefined],
  ])('of %j under %j: %s', (body, path, rows) => {
    expect(rowsOf(body, { ...(path ? { path } : {}), told: false, names: [] })?.length).toBe(rows)
  })
})

describe('what an error gives away', () => {
  it.each<[body: string, kinds: string[]]>([
    ['{"error":"The field `limit` is too large."}', []],
    ['{"error":"Not found at /v2/cards/1"}', []],
    ['{"stack":"Error: x\\n    at run (file.js:1:2)"}', ['stack']],
    ['java.lang.NullPointerException: null', ['stack']],
    ['Traceback (most recent call last)', ['stack']],
    ['SQLSTATE[42000]', ['query']],
    ['select * from cards where id=1', ['query']],
    ['cannot open /var/lib/app/data.db', ['file']],
    ['C:\\\\inetpub\\\\wwwroot\\\\x.aspx', ['file']],
    ['<center>nginx/1.18.0</center>', ['software']],
    ['your key hush-hush is wrong', ['secret']],
  ])('%j: %j', (body, kinds) => {
    expect(disclosures(answer(body), ['hush-hush']).map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('weights', () => {
  it('are the lightest of all', () => {
    expect(lightest('must', 'may', 'should')).toBe('may')
    expect(lightest('must')).toBe('must')
  })

  it.each<[pointer: string, severity: Severity]>([
    ['/op/a/b', 'must'],
    ['/op/b', 'should'],
    ['/elsewhere', 'must'],
  ])('follow the evidence of %s: %s', (pointer, severity) => {
    expect(weigh('must', sourceOf(table, pointer))).toBe(severity)
    expect(weigh('must', sourceOf(table, pointer), 'may')).toBe('may')
  })
})

describe('the place of a rule', () => {
  it.each<[schemaPointer: string, keyword: string, want: string]>([
    ['~', 'type', '/home/type'],
    ['~/properties/a', 'maximum', '/home/properties/a/maximum'],
    ['/components/schemas/A/properties/b', 'enum', '/components/schemas/A/properties/b/enum'],
    ['/components/schemas/A.request', 'required', '/components/schemas/A/required'],
    ['~/properties/a', 'false schema', '/home/properties/a'],
  ])('%s %s is %s', (schemaPointer, keyword, want) => {
    expect(rulePointer('/home', schemaPointer, keyword)).toBe(want)
  })
})

describe('a share', () => {
  it('gives every group its first before any its second', () => {
    const items = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']
    expect(fairShare(items, 4, ([group = '']) => group)).toEqual(['a1', 'a2', 'b1', 'c1'])
    expect(fairShare(items, 9, ([group = '']) => group)).toEqual(items)
  })
})

describe('work in order', () => {
  it('hands out results in order and never begins more than it may', async () => {
    let under = 0
    let most = 0
    const work = async (item: number) => {
      most = Math.max(most, ++under)
      await new Promise((done) => setTimeout(done, 5 - item))
      under -= 1
      return item
    }
    const results: number[] = []
    for await (const result of inOrder([1, 2, 3, 4, 5], 2, work)) results.push(result)
    expect(results).toEqual([1, 2, 3, 4, 5])
    expect(most).toBe(2)
  })
})

describe('signing in', () => {
  const target = {
    baseUrl: '',
    bearer: { token: 'a:b', name: 'T' },
    data: {},
    capabilities: { writes: false, stateful: false },
    timeoutMs: 1,
  }
  const request = { method: 'GET', target: '/x?y=1', headers: [['cookie', 'c=1']] } as const
  it.each<[scheme: SecurityScheme, want: object]>([
    [
      { type: 'http', scheme: 'Bearer' },
      {
        headers: [
          ['cookie', 'c=1'],
          ['authorization', 'Bearer a:b'],
        ],
      },
    ],
    [
      { type: 'http', scheme: 'basic' },
      {
        headers: [
          ['cookie', 'c=1'],
          ['authorization', 'Basic YTpi'],
        ],
      },
    ],
    [
      { type: 'oauth2' },
      {
        headers: [
          ['cookie', 'c=1'],
          ['authorization', 'Bearer a:b'],
        ],
      },
    ],
    [
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      {
        headers: [
          ['cookie', 'c=1'],
          ['x-key', 'a:b'],
        ],
      },
    ],
    [{ type: 'apiKey', in: 'query', name: 'key' }, { target: '/x?y=1&key=a%3Ab' }],
    [{ type: 'apiKey', in: 'cookie', name: 'k' }, { headers: [['cookie', 'c=1; k=a%3Ab']] }],
    [{ type: 'http', scheme: 'digest' }, {}],
    [{ type: 'mutualTLS' }, {}],
  ])('with %j', (scheme, want) => {
    const signIn = signInOf({ ...table, securitySchemes: { main: scheme } }, operation, target)
    expect(signedIn(request, signIn)).toEqual({ ...request, ...want })
  })

  const schemes: Record<string, SecurityScheme> = {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    staff: { type: 'http', scheme: 'basic' },
    digest: { type: 'http', scheme: 'digest' },
  }
  const secrets = { staff: { token: 'me:sésame', name: 'S' }, key: { token: 'k1', name: 'K' } }
  const basic = { placement: { in: 'header', name: 'authorization', scheme: 'Basic' }, secret: 'bWU6c8Opc2FtZQ==' }
  const key = { placement: { in: 'header', name: 'X-Key', scheme: '' }, secret: 'k1' }
  const reason = 'not every secret was given: name them by `auth.schemes.key.env` and `auth.schemes.staff.env`'
  it.each<[needs: string, security: Record<string, string[]>[], target: object, want: object]>([
    ['its own secret', [{ staff: [] }], { secrets }, { state: 'known', ...basic, also: [] }],
    ['two secrets', [{ key: [], staff: [] }], { secrets }, { state: 'known', ...key, also: [basic] }],
    ['what it has', [{ digest: [] }, { staff: [] }], { secrets }, { state: 'known', ...basic, also: [] }],
    ['more than one token', [{ key: [], staff: [] }], {}, { state: 'unknown', placement: key.placement, reason }],
  ])('takes %s', (_, security, more, want) => {
    const of = { ...table, securitySchemes: schemes }
    expect(signInOf(of, { ...operation, security }, { ...target, ...more })).toEqual(want)
  })

  it('knows every way for which it has what that takes', () => {
    const security = [{ key: [], staff: [] }, { digest: [] }, { staff: [] }]
    const ways = signInsOf({ ...table, securitySchemes: schemes }, { ...operation, security }, { ...target, secrets })
    expect(ways.map(({ names }) => names)).toEqual([['key', 'staff'], ['staff']])
  })

  it('is not needed where one may stay anonymous', () => {
    expect(signInOf(table, { ...operation, security: [{ main: [] }, {}] }, target)).toEqual({ state: 'open' })
    expect(signInOf(table, { ...operation, security: [] }, target)).toEqual({ state: 'open' })
  })
})

describe('a failure on the way', () => {
  const error = (code: string, name = 'Error') =>
    Object.assign(new Error(`${code}: 10.0.0.1 said secret`), { code, name })
  it.each<[thrown: unknown, kind: string, sentence: string]>([
    [
      error('ENOTFOUND'),
      'dns',
      'The host of the target has no address; check the base URL and the network. (http://x)',
    ],
    [
      new AggregateError([error('ECONNREFUSED'), error('ECONNREFUSED')]),
      'refused',
      'The target refuses connections; start it or correct the base URL. (http://x)',
    ],
    [
      error('DEPTH_ZERO_SELF_SIGNED_CERT'),
      'tls',
      'The certificate of the target is of an authority that is not trusted here (DEPTH_ZERO_SELF_SIGNED_CERT); name its certificate by `--ca`. (http://x)',
    ],
    [
      error('ERR_TLS_CERT_ALTNAME_INVALID'),
      'tls',
      'The certificate of the target is for another host; correct the base URL. (http://x)',
    ],
    [
      error('CERT_HAS_EXPIRED'),
      'tls',
      'The certificate of the target has expired; it is to be renewed there. (http://x)',
    ],
    [error('ECONNRESET'), 'reset', 'The target closed the connection before its answer was whole. (http://x)'],
    [new LateAnswer(), 'timeout', 'The target gave no whole answer within 5 ms. (http://x)'],
    [
      error('HPE_INVALID_VERSION'),
      'garbage',
      'The target answers with something that is not HTTP (HPE_INVALID_VERSION). (http://x)',
    ],
    [error('Z_DATA_ERROR'), 'garbage', 'The target answers with something that is not HTTP (Z_DATA_ERROR). (http://x)'],
    [
      new OversizedAnswer(5),
      'oversized',
      'The answer of the target is larger than what is read (more than 5 bytes). (http://x)',
    ],
    [
      error('ERR_BUFFER_TOO_LARGE'),
      'oversized',
      'The answer of the target is larger than what is read (ERR_BUFFER_TOO_LARGE). (http://x)',
    ],
    [
      error('UND_ERR_INVALID_ARG'),
      'unsendable',
      'The request cannot be written as HTTP (UND_ERR_INVALID_ARG). (http://x)',
    ],
    [
      error('EHOSTUNREACH'),
      'unreachable',
      'The target cannot be reached (EHOSTUNREACH); check the base URL and the network. (http://x)',
    ],
  ])('%s: %s', (thrown, kind, sentence) => {
    expect(failureOf(thrown, { shown: 'http://x', timeoutMs: 5, whom: 'target' })).toEqual({ kind, sentence })
  })
})

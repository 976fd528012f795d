/** A mock as its clients see it: whole answers over loopback. */
import { describe, expect, it } from 'vitest'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { operationOf } from './calls.ts'
import { serve } from './serve.ts'

const mock = await serve('shop')
const guarded = await serve('shop', ['known', 'other'])
const JSON_TYPE = 'application/json'
const order = { shopId: 'S1', lines: [{ sku: 'ABC', quantity: 1 }] }

/** The body of an answer, with its status. */
const seen = async (line: string, options = {}) => {
  const { status, body } = await mock.ask(line, options)
  return [status, body]
}
const refused = (errorCode: string, error: string) => ({ errorCode, error })
const bad = (error: string) => [400, refused('BAD_REQUEST', error)]

describe('answers', () => {
  it('serves the documented example at the root and below the base path', async () => {
    const want = { id: 'ORD-000000001', shopId: 'S1', state: 'PAID', createdAt: '2024-05-01T10:00:00.000Z', lines: [] }
    expect(await seen('GET /v1/orders/o1')).toEqual([200, want])
    expect(await seen('GET /retail/v1/orders/o1')).toEqual([200, want])
  })

  it('replaces what breaks the schema', async () => {
    const { status, headers, body } = await mock.ask('POST /v1/orders', { json: order })
    expect([
      status,
      headers['content-type'],
      createJudge({}).faults({ required: ['id'], properties: { id: { pattern: '^ORD-[0-9]{9}$' } } }, body),
    ]).toEqual([201, JSON_TYPE, []])
  })

  it('has neither body nor media type where none is documented', async () => {
    const { status, headers, body } = await mock.ask('DELETE /v1/orders/o1')
    expect([status, body, headers['content-type'], headers['content-length']]).toEqual([
      204,
      undefined,
      undefined,
      undefined,
    ])
    const ranged = await mock.ask('POST /v1/orders/o1/operations:suspend')
    expect([
      ranged.status,
      ranged.body,
      ranged.headers['content-type'],
      ranged.headers['content-length'],
      ranged.headers.deprecation,
    ]).toEqual([200, undefined, undefined, '0', undefined])
  })

  it('fills the documented headers and invents none', async () => {
    const { headers } = await mock.ask('GET /v1/orders', { headers: { 'x-trace': 'abc', 'x-correlation-id': 'def' } })
    const { date, ...rest } = headers
    expect(rest).toEqual({
      'content-type': JSON_TYPE,
      'content-length': expect.stringMatching(/^\d+$/),
      'x-total': expect.stringMatching(/^\d+$/),
      'x-region': expect.stringMatching(/^[A-Z]{2}$/),
      connection: 'keep-alive',
      'keep-alive': 'timeout=60',
    })
  })

  it('is the same for the same request', async () => {
    for (const headers of [{}, { prefer: 'dynamic=true' }, { prefer: 'dynamic=true, seed=7' }]) {
      const [first, second] = [
        await seen('GET /v1/orders/o1', { headers }),
        await seen('GET /v1/orders/o1', { headers }),
      ]
      expect(second).toEqual(first)
    }
  })

  it('answers anybody where the operation is open', async () => {
    expect(await seen('GET /v1/orders/mine', { headers: { authorization: 'nonsense' } })).toEqual([200, { mine: true }])
  })
})

describe('pages', () => {
  const rows = async (query: string) => {
    const { status, body } = await mock.ask(`GET /v1/orders${query}`)
    const { orders } = body as { orders: { id: string; createdAt: string }[] }
    const schema = operationOf(mock.table, 'listOrders').responses['200']?.content[JSON_TYPE]?.schema ?? false
    expect([status, createJudge(mock.table).faults(schema, body)]).toEqual([200, []])
    return orders
  }

  it.each([
    ['', 10],
    ['?limit=1', 1],
    ['?limit=50', 50],
    ['?limit=50&offset=100', 37],
    ['?limit=50&offset=150', 0],
    ['?offset=10', 10],
  ])('%s has %d rows', async (query, count) => {
    expect(await rows(query)).toHaveLength(count)
  })

  it('are those of one list, newest first, each row once', async () => {
    const whole = [
      ...(await rows('?limit=50')),
      ...(await rows('?limit=50&offset=50')),
      ...(await rows('?limit=50&offset=100')),
    ]
    expect([...(await rows('?limit=7&offset=7')), ...(await rows('?limit=7&offset=14'))]).toEqual(whole.slice(7, 21))
    expect(new Set(whole.map(({ id }) => id)).size).toBe(137)
    const times = whole.map(({ createdAt }) => createdAt)
    expect(times).toEqual([...new Set(times)].sort().reverse())
  })
})

describe('preferences', () => {
  const ask = (prefer: string | string[], line = 'GET /v1/orders/o1') => seen(line, { headers: { prefer } })
  const unknown = { errorCode: 'ORDER_UNKNOWN', error: 'No such order.' }
  it('chooses a documented answer', async () => {
    expect(await ask('code=404')).toEqual([404, unknown])
    expect(await ask('code=200, example=new')).toMatchObject([200, { id: 'ORD-000000003' }])
    expect(await ask(['example=paid', 'code=200'])).toMatchObject([200, { id: 'ORD-000000001' }])
    expect(await ask('code=200', 'DELETE /v1/orders/o1')).toEqual(
      bad('The preference `code` of the header `Prefer` asks for a status that is not documented for this operation.'),
    )
    expect(await ask('code=503', 'POST /v1/orders/o1/operations:suspend')).toEqual([
      503,
      refused('SERVICE_UNAVAILABLE', 'The answer was asked for by the header `Prefer`.'),
    ])
  })

  it('challenges with a 401 that was asked for', async () => {
    const { status, headers, body } = await mock.ask('GET /v1/orders', { headers: { prefer: 'code=401' } })
    expect([status, headers['www-authenticate'], body]).toEqual([
      401,
      'Bearer',
      refused('UNAUTHORIZED', 'The answer was asked for by the header `Prefer`.'),
    ])
  })

  it('refuses what cannot be met', async () => {
    expect(await ask('code=409')).toEqual([
      400,
      refused(
        'BAD_REQUEST',
        'The preference `code` of the header `Prefer` asks for a status that is not documented for this operation.',
      ),
    ])
    expect(await ask('example=none')).toEqual(
      bad('The preference `example` of the header `Prefer` names no example that is documented for this answer.'),
    )
    expect(await ask('example=constructor')).toEqual(
      bad('The preference `example` of the header `Prefer` names no example that is documented for this answer.'),
    )
    expect(await ask('example=any', 'DELETE /v1/orders/o1')).toEqual(
      bad('The preference `example` of the header `Prefer` names no example that is documented for this answer.'),
    )
    expect(await ask('dynamic=perhaps')).toEqual(
      bad('The preference `dynamic` of the header `Prefer` must be `true` or `false`.'),
    )
  })

  it('generates answers that keep the schema', async () => {
    const schema = operationOf(mock.table, 'getOrder').responses['200']?.content[JSON_TYPE]?.schema ?? false
    for (let seed = 0; seed < 10; seed++) {
      const [status, body] = await ask(`dynamic=true, seed=${seed}`)
      expect([status, createJudge(mock.table).faults(schema, body)]).toEqual([200, []])
    }
  })
})

describe('refusals', () => {
  it.each([
    [
      'GET /v1/orders?offset=9&limit=10',
      {},
      bad('The query parameter `offset` must be a multiple of `limit` (10 when left out).'),
    ],
    [
      'GET /v1/orders?offset=9',
      {},
      bad('The query parameter `offset` must be a multiple of `limit` (10 when left out).'),
    ],
    ['GET /v1/orders?limit=0', {}, bad('The query parameter `limit` must be at least 1.')],
    ['GET /v1/orders?limit=51', {}, bad('The query parameter `limit` must be at most 50.')],
    ['GET /v1/orders?offset=-10', {}, bad('The query parameter `offset` must be at least 0.')],
    [
      'GET /v1/orders/o%201',
      {},
      [404, refused('ORDER_UNKNOWN', 'The path parameter `orderId` must match the pattern "^[A-Za-z0-9_:-]{1,24}$".')],
    ],
    [
      'GET /v1/orders',
      { headers: { 'x-trace': 'a b' } },
      bad('The header `x-trace` must match the pattern "^[A-Za-z0-9_-]{1,64}$".'),
    ],
    [
      'GET /v1/orders/o1',
      { headers: { accept: 'text/html' } },
      [406, refused('NOT_ACCEPTABLE', 'The header `Accept` takes none of what can be answered: application/json.')],
    ],
    ['POST /v1/orders', {}, bad('The request body is required.')],
    ['POST /v1/orders', { json: {} }, bad('The body property `/shopId` is required.')],
    [
      'POST /v1/orders',
      { json: { ...order, comment: 'x'.repeat(21) } },
      bad('The body property `/comment` must have at most 20 characters.'),
    ],
    [
      'POST /v1/orders',
      { body: '{"a"', headers: { 'content-type': JSON_TYPE } },
      bad('The request body is not well-formed JSON.'),
    ],
    [
      'POST /v1/orders/o1:cancel',
      { json: { reason: 'X' } },
      [422, refused('UNPROCESSABLE_ENTITY', 'The body property `/reason` must be one of "LOST", "WRONG".')],
    ],
    [
      'POST /v1/orders',
      { body: 'x', headers: { 'content-type': 'text/plain' } },
      [
        415,
        refused(
          'UNSUPPORTED_MEDIA_TYPE',
          'The media type of the request body is not documented; documented: application/json, application/*+json.',
        ),
      ],
    ],
  ])('%s %j', async (line, options, want) => {
    const { status, body, headers } = await mock.ask(line, options)
    expect([status, body]).toEqual(want)
    expect(headers['content-type']).toBe(JSON_TYPE)
  })

  it('tell a stranger nothing but how to sign in', async () => {
    const { status, headers, body } = await guarded.ask('GET /v1/orders?limit=0')
    expect([status, headers['www-authenticate'], body]).toEqual([
      401,
      'Bearer',
      refused('UNAUTHORIZED', 'The bearer token is not a known one.'),
    ])
    expect((await guarded.ask('GET /v1/orders', { headers: { authorization: 'Bearer other' } })).status).toBe(200)
  })

  it('list the methods of a known path', async () => {
    const { status, headers, body } = await mock.ask('PATCH /v1/orders/o1')
    expect([status, headers.allow, body]).toEqual([
      405,
      'DELETE, GET',
      refused('METHOD_NOT_ALLOWED', 'The method is not documented for this path; allowed: DELETE, GET.'),
    ])
    const head = await mock.ask('HEAD /v1/orders/o1')
    expect([head.status, head.headers.allow, head.body]).toEqual([405, 'DELETE, GET', undefined])
  })
})

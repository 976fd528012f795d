/** The control API without a socket: what each operation does, what is refused, that answers fit its document. */

import { describe, expect, it } from 'vitest'
import { createSchemas } from '../../../../mocks/schemas.ts'
import { CONTROL_SPEC, createControl, startControl } from '../../../../mocks/twin/control/control.ts'
import type { Controlled } from '../../../../mocks/twin/control/operation.ts'
import { operations } from '../../../../mocks/twin/control/operations/index.ts'
import { seedStore } from '../../../../mocks/twin/seed.ts'
import { operationsTable } from '../../../../scripts/emitters/operations.ts'
import { PipelineError } from '../../../../scripts/lib/errors.ts'
import { loadSpec } from '../../../../scripts/lib/load-spec.ts'

const plain = await createControl({ store: seedStore(), publicKeys: () => ({ keys: [] }) })
const table = operationsTable(await loadSpec(CONTROL_SPEC))
const schemas = createSchemas(table)

/** Asks a fresh twin one thing after another; the last answer. */
async function last(steps: readonly [string, string, unknown?][], other: Partial<Controlled> = {}) {
  const app = await createControl({ store: seedStore(), publicKeys: () => ({ keys: [] }), ...other })
  let heard: [number, Record<string, unknown>] = [0, {}]
  for (const [method, url, payload] of steps) {
    const body = payload === undefined ? {} : { payload: JSON.stringify(payload), headers: JSON_BODY }
    const answer = await app.inject({ method: METHODS[method] ?? 'GET', url, ...body })
    heard = [answer.statusCode, answer.json()]
    const operation = table.operations.find(
      ({ path, method: known }) => url.startsWith(path) && known === method.toLowerCase(),
    )
    const response = operation?.responses[String(answer.statusCode)] ?? operation?.responses.default
    const schema = response?.content['application/json']?.schema
    expect(schema === undefined ? 'no schema' : schemas.faultOf(schema, heard[1])).toBeUndefined()
  }
  return heard
}

const METHODS: Record<string, 'POST' | 'PUT'> = { POST: 'POST', PUT: 'PUT' }
const JSON_BODY = { 'content-type': 'application/json' }
const buy = (more: object = {}): [string, string, unknown] => [
  'POST',
  '/twin/authorisations',
  { cardId: 'card-0001', amount: 2100, ...more },
]
const clock = (body: object): [string, string, unknown] => ['POST', '/twin/clock', body]
const delivery = { id: 1, issuerId: 'i', cardId: 'c', operationId: 'o', state: 'HELD', attempts: 1 } as const
const notifier = { deliveries: () => [delivery], release: () => 3, undelivered: 4, isFull: false }

describe('operations', () => {
  it.each<[string, [string, string, unknown?][], [number, object], Partial<Controlled>?]>([
    [
      'health',
      [['GET', '/twin/health']],
      [200, { status: 'up', seed: 1, time: '2026-11-02T09:30:00.000Z', cards: 10, authorisations: 274 }],
    ],
    ['health with a bank', [['GET', '/twin/health']], [200, { undelivered: 4 }], { notifier }],
    ['an approval', [buy()], [201, { status: 'APPROVED', cardId: 'card-0001' }]],
    [
      'a decline',
      [buy({ amount: 999_999 })],
      [
        201,
        {
          status: 'DECLINED',
          errorCode: 'VELOCITY_CHECK_FAIL',
          details: { declinedDetails: 'MAX_AMOUNT_LIMIT_REACHED' },
        },
      ],
    ],
    [
      'a purchase with all that can be said',
      [buy(everything())],
      [201, { details: { cardPresent: false, currencyCode: 'USD' } }],
    ],
    [
      'a purchase in another currency',
      [buy({ currencyCode: 'USD' })],
      [
        400,
        {
          error:
            "The body property `/billingAmount` is needed, with `billingCurrencyCode` EUR, the currency of the card's limits.",
        },
      ],
    ],
    ['a purchase with no card', [buy({ cardId: 'none' })], [404, { error: 'The card is not known.' }]],
    ['a purchase at no issuer', [buy({ issuerId: 'none' })], [404, { error: 'The issuer is not known.' }]],
    [
      'a purchase nobody could be told of',
      [buy()],
      [503, { error: 'The bank has too many notifications to take; let it take some.' }],
      { notifier: { ...notifier, isFull: true } },
    ],
    [
      'a history',
      [['POST', '/twin/seed', { rows: 3 }]],
      [200, { issuerId: 'ABCDE_FG-1', cardId: 'card-0001', rows: 3 }],
    ],
    [
      'a history of no card',
      [['POST', '/twin/seed', { rows: 3, cardId: 'x' }]],
      [404, { error: 'The card is not known.' }],
    ],
    [
      'an activation',
      [['POST', '/twin/activations', { cardId: 'card-0004' }]],
      [200, { cardId: 'card-0004', state: 'ACTIVE' }],
    ],
    [
      'what a bank holds about a card',
      [['PUT', '/twin/accounts', { cardId: 'card-0001', balance: 5, minAmount: 0, maxAmount: 9, maxTransactions: 2 }]],
      [200, { cardId: 'card-0001', balance: 5, maxAmount: 9, contactless: 'ENABLED' }],
    ],
    [
      'what a bank holds about a card, in the state',
      [
        ['PUT', '/twin/accounts', { cardId: 'card-0001', balance: 5 }],
        ['PUT', '/twin/accounts', { cardId: 'card-0001', contactless: 'DISABLED' }],
        ['GET', '/twin/state'],
      ],
      [200, { cards: expect.arrayContaining([expect.objectContaining({ account: { contactless: 'DISABLED' } })]) }],
    ],
    [
      'what a bank holds about no card',
      [['PUT', '/twin/accounts', { cardId: 'x' }]],
      [404, { error: 'The card is not known.' }],
    ],
    [
      'an activation of nothing',
      [['POST', '/twin/activations', { cardId: 'card-0001' }]],
      [409, { error: 'The card has nothing to activate in the state ACTIVE.' }],
    ],
    [
      'an activation of no card',
      [['POST', '/twin/activations', { cardId: 'x' }]],
      [404, { error: 'The card is not known.' }],
    ],
    ['the time', [['GET', '/twin/clock']], [200, { time: '2026-11-02T09:30:00.000Z' }]],
    [
      'time that passes',
      [clock({ advance: '36h' }), ['GET', '/twin/clock']],
      [200, { time: '2026-11-03T21:30:00.000Z' }],
    ],
    ['a time to arrive at', [clock({ time: '2027-01-01T00:00:00Z' })], [200, { time: '2027-01-01T00:00:00.000Z' }]],
    [
      'a time that was',
      [clock({ time: '2026-01-01T00:00:00Z' })],
      [400, { error: 'The body property `/time` leads back in time; reset the twin for that.' }],
    ],
    [
      'a time too far away',
      [clock({ advance: '999999d' })],
      [400, { error: 'The body property `/advance` leads beyond the year 2099.' }],
    ],
    ['cards', [['GET', '/twin/cards?issuerId=ABCDE_FG-1&state=INACTIVE']], [200, { cards: [{ cardId: 'card-0004' }] }]],
    ['cards past the end', [['GET', '/twin/cards?offset=10']], [200, { cards: [] }]],
    ['deliveries to nobody', [['GET', '/twin/deliveries']], [200, { deliveries: [] }]],
    ['deliveries', [['GET', '/twin/deliveries?state=HELD']], [200, { deliveries: [delivery] }], { notifier }],
    ['releases', [['POST', '/twin/releases']], [200, { released: 3 }], { notifier }],
    ['releases to nobody', [['POST', '/twin/releases', {}]], [200, { released: 0 }]],
    ['keys', [['GET', '/twin/keys']], [200, { keys: [] }]],
    ['the state', [['GET', '/twin/state']], [200, { seed: 1, sequence: 0 }]],
  ])('%s', async (_, steps, want, other) => {
    expect(await last(steps, other)).toMatchObject(want)
  })

  it('are those of the document', () => {
    expect(Object.keys(operations)).toEqual(table.operations.map(({ id }) => id))
  })
})

/** Every property of a purchase. */
function everything() {
  return {
    issuerId: 'ABCDE_FG-1',
    currencyCode: 'USD',
    operation: 'PURCHASE',
    entryMode: 'ONLINE',
    billingAmount: 1900,
    billingCurrencyCode: 'EUR',
    conversionRate: 0.9,
    expiryDate: '1029',
    failedCheck: 'CVV2',
    digitalCardId: 'd',
    merchant: { merchantId: 'M', merchantName: 'N', city: 'C', countryCode: 'US', merchantType: '0000' },
  }
}

describe('refusals', () => {
  it.each<[string, string, unknown, string]>([
    ['POST', '/twin/authorisations', { cardId: 'c' }, 'The body property `/amount` is required.'],
    ['POST', '/twin/authorisations', { cardId: 'c', amount: 0.5 }, 'The body property `/amount` must be an integer.'],
    ['POST', '/twin/authorisations', { cardId: 'c', amount: '5' }, 'The body property `/amount` must be an integer.'],
    ['POST', '/twin/authorisations', { cardId: 'c', amount: -1 }, 'The body property `/amount` must be at least 0.'],
    [
      'POST',
      '/twin/authorisations',
      { cardId: 'c', amount: 1e12 },
      'The body property `/amount` must be at most 999999999999.',
    ],
    [
      'POST',
      '/twin/authorisations',
      { cardId: 'c', amount: 1, secret: 1 },
      'The request body has a name that the document does not state.',
    ],
    [
      'POST',
      '/twin/authorisations',
      { cardId: 'c', amount: 1, merchant: { city: '' } },
      'The body property `/merchant/city` must match the pattern "^[ -~]{1,13}$".',
    ],
    [
      'POST',
      '/twin/authorisations',
      { cardId: 'c', amount: 1, billingAmount: 1 },
      'The body property `/billingCurrencyCode` is required when `billingAmount` is present.',
    ],
    ['POST', '/twin/authorisations', [], 'The request body must be an object.'],
    ['POST', '/twin/authorisations', undefined, 'The body property `/cardId` is required.'],
    ['POST', '/twin/seed', { rows: 1_000_001 }, 'The body property `/rows` must be at most 1000000.'],
    ['POST', '/twin/reset', { seed: -1 }, 'The body property `/seed` must be at least 0.'],
    ['POST', '/twin/clock', {}, 'The request body must have at least 1 property.'],
    [
      'POST',
      '/twin/clock',
      { advance: '1h', time: '2027-01-01T00:00:00Z' },
      'The request body must have at most 1 property.',
    ],
    [
      'POST',
      '/twin/clock',
      { advance: 'soon' },
      'The body property `/advance` must match the pattern "^\\\\d{1,6}(ms|s|m|h|d)$".',
    ],
    ['POST', '/twin/clock', { time: 'noon' }, 'The body property `/time` must match the pattern "Z$".'],
    ['GET', '/twin/cards?limit=0', undefined, 'The query parameter `limit` must be at least 1.'],
    ['GET', '/twin/cards?limit=x', undefined, 'The query parameter `limit` must be an integer.'],
    ['GET', '/twin/cards?secret=1', undefined, 'The query has a name that the document does not state.'],
    [
      'GET',
      '/twin/deliveries?state=LOST',
      undefined,
      'The query parameter `state` must be one of "PENDING", "SENDING", "HELD", "DELIVERED".',
    ],
  ])('%s %s %j', async (method, url, payload, error) => {
    expect(await last([[method, url, payload]])).toEqual([400, { error }])
  })

  const known = table.operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).join(', ')
  it.each([
    ['{', JSON_BODY, '/twin/reset', 400, 'The request body is not valid JSON.'],
    ['{"__proto__":{"x":1}}', JSON_BODY, '/twin/reset', 400, 'The request body is not valid JSON.'],
    [
      'seed=1',
      { 'content-type': 'text/plain' },
      '/twin/reset',
      415,
      'The header `Content-Type` must be application/json.',
    ],
    [JSON.stringify('x'.repeat(70_000)), JSON_BODY, '/twin/reset', 413, 'The request body is larger than 65536 bytes.'],
    [
      '{}',
      { ...JSON_BODY, origin: 'https://attacker.example' },
      '/twin/reset',
      403,
      'The control API is not for web pages; ask it without an `Origin` header.',
    ],
    ['{}', JSON_BODY, '/twin/secret', 404, `There is no such operation; there are ${known}.`],
  ])('%s', async (payload, headers, url, status, error) => {
    const answer = await plain.inject({ method: 'POST', url, payload, headers })
    expect([answer.statusCode, answer.json()]).toEqual([status, { error }])
  })

  it('activates no renewed card that was replaced meanwhile', async () => {
    const store = seedStore()
    const card = store.issuers.get('ABCDE_FG-1')?.get('card-0001')
    Object.assign(card ?? {}, { nextExp: '1130', state: 'REPLACED' })
    const app = await createControl({ store, publicKeys: () => ({ keys: [] }) })
    const [method, url, payload] = ['POST' as const, '/twin/activations', { cardId: 'card-0001' }]
    const answer = await app.inject({ method, url, payload })
    const error = 'The card has nothing to activate in the state REPLACED.'
    expect([answer.statusCode, answer.json(), card?.exp]).toEqual([409, { error }, '1029'])
  })

  it('tells that the store cannot be written', async () => {
    const store = seedStore()
    store.changes.listen(async () => {
      throw new PipelineError('FILE', 'The store cannot be written any more.', { file: 'twin.db' })
    })
    const failing = await createControl({ store, publicKeys: () => ({ keys: [] }) })
    const [method, url, payload] = ['POST' as const, '/twin/clock', { advance: '1s' }]
    const answer = await failing.inject({ method, url, payload })
    const error = 'The store cannot be written any more. (twin.db)'
    expect([answer.statusCode, answer.json()]).toEqual([500, { error }])
  })

  it('tells nothing of a failure of its own', async () => {
    const failing = await createControl({
      store: seedStore(),
      publicKeys: () => {
        throw new Error('a secret')
      },
    })
    const answer = await failing.inject('/twin/keys')
    expect([answer.statusCode, answer.json()]).toEqual([500, { error: 'The control API failed.' }])
  })
})

describe('reset', () => {
  const digestOf = async (...steps: [string, string, unknown?][]) =>
    (await last([...steps, ['POST', '/twin/reset', {}]]))[1].digest

  it('leads back to the same bytes, whatever was before', async () => {
    const fresh = await digestOf()
    expect(await digestOf(buy(), clock({ advance: '9d' }), ['POST', '/twin/seed', { rows: 5 }])).toBe(fresh)
    expect(await digestOf(['POST', '/twin/reset', { seed: 2 }], ['POST', '/twin/reset', { seed: 1 }])).toBe(fresh)
  })

  it('has another result for another seed or another number of rows', async () => {
    const fresh = await digestOf()
    expect(await digestOf(['POST', '/twin/reset', { seed: 2 }])).not.toBe(fresh)
    expect(await digestOf(['POST', '/twin/reset', { rows: 5 }])).not.toBe(fresh)
  })

  it('shows the state of a fresh server again', async () => {
    const fresh = await last([['GET', '/twin/state']])
    expect(await last([buy(), ['POST', '/twin/reset', {}], ['GET', '/twin/state']])).toEqual(fresh)
  })
})

describe('a socket', () => {
  it('is listened on, and told of when it is taken', async () => {
    const controlled = { store: seedStore(), publicKeys: () => ({ keys: [] }), host: '127.0.0.1' }
    const { url, port, close } = await startControl({ ...controlled, port: 0 })
    expect((await fetch(`${url}/twin/clock`)).status).toBe(200)
    await expect(startControl({ ...controlled, port })).rejects.toThrow(
      `The control API cannot listen on port ${port} of 127.0.0.1; choose another with \`--control-port\`.`,
    )
    await close()
  })
})

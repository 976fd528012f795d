/** The client as a whole: what each method sends, and what becomes of answers. */
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { operations } from '../../generated/d1-inbound-card/operations.ts'
import { ENVIRONMENTS } from '../../sdk/client.ts'
import { cardProductId, consumerId, createD1Client, type D1Client, staticBearer } from '../../sdk/inbound.ts'
import { answers, broken, CARD, CORRELATION, clientOf, empty, errorOf, ISSUER, json, PAN } from './given.ts'

const NEW = {
  consumerId: consumerId('consumer-1'),
  cardProductId: cardProductId('product-1'),
  name: 'JANE DOE',
}
const ENCRYPTED = 'a..b.c.d'

/** One call of every method, by the operation it stands for. */
const CALLS: Record<string, (d1: D1Client) => Promise<unknown>> = {
  createCard: (d1) => d1.cards.create(NEW),
  getCardDetails: (d1) => d1.cards.get(CARD),
  registerCard: (d1) => d1.cards.register(CARD, { ...NEW, encryptedData: ENCRYPTED }),
  getCardCredentials: (d1) => d1.cards.credentials.get(CARD),
  verifyCardCredentials: (d1) => d1.cards.credentials.verify({ cardId: CARD, encryptedData: ENCRYPTED }),
  getCardSettings: (d1) => d1.cards.settings.get(CARD),
  updateCardControls: (d1) => d1.cards.controls.update(CARD, { controls: { onlinePayment: false } }),
  updateCardLimits: (d1) => d1.cards.limits.update(CARD, { limits: { currency: 'EUR' } }),
  resumeCard: (d1) => d1.cards.resume(CARD),
  suspendCard: (d1) => d1.cards.suspend(CARD, { stateReason: 'CARD_LOST' }),
  deleteCard: (d1) => d1.cards.delete(CARD),
  replaceCard: (d1) => d1.cards.replace(CARD, { reason: 'lost', stateReason: 'CARD_LOST' }),
  renewCard: (d1) => d1.cards.renew(CARD, { newExp: '1230' }),
  getAllCardAuthorisationOperations: (d1) => Array.fromAsync(d1.cards.authorisations(CARD)),
}

/** An answer that the spec documents for an operation. */
function documented(id: string): () => Response {
  const responses = operations.operations.find((operation) => operation.id === id)?.responses ?? {}
  const [status = '', response] = Object.entries(responses).find(([key]) => key.startsWith('2')) ?? []
  const [example] = Object.values(response?.content['application/json']?.examples ?? {})
  return status === '204' ? empty(204) : json(example, Number(status))
}

/** The names of all methods of an object, and of those in it. */
function methodsOf(value: object): unknown[] {
  return Object.values(value).flatMap((member) => (typeof member === 'function' ? [member] : methodsOf(member)))
}

describe('methods', () => {
  it('are one for every operation', async () => {
    const { d1 } = clientOf(empty(204))
    expect(Object.keys(CALLS).sort()).toEqual(operations.operations.map(({ id }) => id).sort())
    expect(methodsOf(d1.cards)).toHaveLength(operations.operations.length)
  })

  it.each(operations.operations.map((operation) => [operation.id, operation] as const))(
    'send %s where the spec has it',
    async (id, { method, path }) => {
      const { asked, d1 } = clientOf(documented(id))
      await CALLS[id]?.(d1)
      const [first] = asked
      const expected = `/banking${path.replace('{issuerId}', ISSUER).replace('{cardId}', CARD)}`
      expect([first?.method, first?.path]).toEqual([method.toUpperCase(), expected])
      expect(first?.headers).toMatchObject({ authorization: 'Bearer a-token', 'x-correlation-id': CORRELATION })
      expect(asked).toHaveLength(1)
    },
  )
})

describe('environments', () => {
  it('are the servers of the spec', () => {
    expect(Object.values(ENVIRONMENTS)).toEqual(operations.servers.map(({ url }) => url))
  })

  it.each<[string, object, string]>([
    ['nowhere', {}, 'A client needs `environment`, `production` or `staging`, or a whole `baseUrl`.'],
    [
      'in clear over a network',
      { baseUrl: 'http://d1.example' },
      'The `baseUrl` has to be https, except on this machine: tokens travel with every call.',
    ],
    [
      'two ways at once',
      { environment: 'staging', fetch, tls: { cert: '', key: '' } },
      'Give a client `tls` or `fetch`, not both.',
    ],
  ])('are not %s', (_, options, message) => {
    const given = { issuerId: ISSUER, auth: staticBearer('t'), ...options } as Parameters<typeof createD1Client>[0]
    expect(() => createD1Client(given)).toThrow(expect.objectContaining({ code: 'CONFIGURATION', message }))
  })
})

describe('headers', () => {
  it.each<[string, object, object]>([
    ['a token in two lines', { auth: staticBearer('sec\nret') }, {}],
    ['a correlation id that is no Latin', { validate: false }, { correlationId: 'ключ' }],
    ['a user id in two lines', { validate: false }, { userId: 'sec\nret' }],
  ])('that cannot be sent are refused once, and not said: %s', async (_, options, call) => {
    const { asked, d1 } = clientOf(json({}), options)
    const error = await errorOf(d1.cards.get(CARD, call))
    const message = 'A header of getCardDetails cannot be sent: token, correlation id or user id.'
    expect([error.code, error.message, error.cause, error.retryable]).toEqual([
      'INVALID_REQUEST',
      message,
      undefined,
      false,
    ])
    expect(asked).toEqual([])
  })

  it('say what a call says, and otherwise what the client says', async () => {
    const { asked, d1 } = clientOf(json({}), { userId: 'clerk-1' })
    await d1.cards.get(CARD)
    await d1.cards.get(CARD, { correlationId: 'mine', userId: 'clerk-2' })
    expect(asked.map(({ headers }) => [headers['x-correlation-id'], headers['x-user-id']])).toEqual([
      [CORRELATION, 'clerk-1'],
      ['mine', 'clerk-2'],
    ])
  })

  it('are random for each call when nobody says', async () => {
    const { asked, d1 } = clientOf(json({}), { correlationId: () => crypto.randomUUID() })
    await d1.cards.get(CARD)
    await d1.cards.get(CARD)
    expect(new Set(asked.map(({ headers }) => headers['x-correlation-id'])).size).toBe(2)
  })
})

describe('errors', () => {
  it('say what D1 said, and nothing of its text', async () => {
    const { d1 } = clientOf(json({ errorCode: 'FIELD_INVALID_FORMAT', error: `pan ${PAN}` }, 400))
    const error = await errorOf(d1.cards.create(NEW))
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'D1Error',
      code: 'HTTP',
      message: 'D1 refused createCard with 400 FIELD_INVALID_FORMAT.',
      status: 400,
      errorCode: 'FIELD_INVALID_FORMAT',
      operation: 'createCard',
      correlationId: CORRELATION,
      retryable: false,
      problems: [],
    })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PAN)
  })

  it.each([PAN, `A${PAN}`, 17, null, { a: 1 }, 'x'.repeat(99)])('take %j for no code', async (errorCode) => {
    const { d1 } = clientOf(json({ errorCode }, 404))
    const { message, errorCode: kept } = await errorOf(d1.cards.get(CARD))
    expect([message, kept]).toEqual(['D1 refused getCardDetails with 404.', undefined])
  })

  it('do not quote an answer that is not JSON', async () => {
    const { d1 } = clientOf(() => new Response(`${PAN}{`, { headers: { 'content-length': '17' } }))
    const error = await errorOf(d1.cards.get(CARD))
    expect([error.code, error.message]).toEqual(['INVALID_RESPONSE', "D1's answer to getCardDetails is not JSON."])
    expect(inspect(error)).not.toContain(PAN)
    expect(error.cause).toBeUndefined()
  })

  it('name what kept a request from arriving, without what it says', async () => {
    const { d1 } = clientOf(broken(), { retries: 0 })
    const error = await errorOf(d1.cards.get(CARD))
    expect(error.toJSON()).toMatchObject({
      code: 'NETWORK',
      message: 'D1 could not be reached for getCardDetails, or broke off its answer.',
      retryable: true,
      cause: 'TypeError from Error ECONNREFUSED',
    })
    expect(error.cause).toBeInstanceOf(TypeError)
  })

  it('follow no redirect', async () => {
    const { asked, d1 } = clientOf(empty(307, { location: 'https://elsewhere.example/' }))
    expect((await errorOf(d1.cards.get(CARD))).status).toBe(307)
    expect(asked).toHaveLength(1)
  })
})

describe('signals and deadlines', () => {
  /** Answers nothing until it is given up. */
  const hangs = (_: unknown, request: Request) =>
    new Promise<Response>((_resolve, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason))
    })
  /** Answers a head and half a body. */
  const stalls = (_: unknown, request: Request) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"card'))
        request.signal.addEventListener('abort', () => controller.error(request.signal.reason))
      },
    })
    return new Response(body)
  }

  /** Listens to nothing. */
  const deaf = () => new Promise<Response>(() => {})

  it.each([
    ['a request', hangs],
    ['a request that cannot be ended', deaf],
    ['a body', stalls],
    ['a pause', json({}, 503, { 'retry-after': '50' })],
  ])('end %s', async (_, server) => {
    const { asked, d1 } = clientOf(server)
    const controller = new AbortController()
    const call = errorOf(d1.cards.get(CARD, { signal: controller.signal }))
    await expect.poll(() => asked.length).toBe(1)
    controller.abort()
    const { code, message, correlationId } = await call
    const sentence = 'The call of getCardDetails was aborted.'
    expect([code, message, correlationId]).toEqual(['ABORTED', sentence, CORRELATION])
  })

  it('send nothing when it is too late already', async () => {
    const { asked, d1 } = clientOf(json({}))
    expect((await errorOf(d1.cards.get(CARD, { signal: AbortSignal.abort() }))).code).toBe('ABORTED')
    expect(asked).toEqual([])
  })

  it.each([
    ['a request', hangs],
    ['a request that cannot be ended', deaf],
    ['a body', stalls],
  ])('give up %s that takes too long', async (_, server) => {
    const { asked, d1 } = clientOf(server, { timeout: 20, retries: 1 })
    const error = await errorOf(d1.cards.get(CARD))
    expect([error.code, error.message]).toEqual(['TIMEOUT', 'D1 took too long for getCardDetails.'])
    expect(asked).toHaveLength(2)
  })

  it('do not repeat what may have been done', async () => {
    const { asked, d1 } = clientOf(hangs, { timeout: 20 })
    const error = await errorOf(d1.cards.create(NEW))
    expect([error.code, error.retryable, asked.length]).toEqual(['TIMEOUT', false, 1])
  })
})

describe('401', () => {
  it('is answered once with another token', async () => {
    const tokens = ['token-1', 'token-2']
    const auth = staticBearer(() => tokens.shift() ?? '')
    const { asked, d1 } = clientOf(answers(empty(401), json({ cardId: 'card-1' }, 201)), { auth })
    expect(await d1.cards.create(NEW)).toEqual({ cardId: 'card-1' })
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  it('is believed the second time', async () => {
    const { asked, d1 } = clientOf(empty(401), { auth: staticBearer(() => 't') })
    expect((await errorOf(d1.cards.get(CARD))).status).toBe(401)
    expect(asked).toHaveLength(2)
  })

  it('is believed at once when there is no other token', async () => {
    const { asked, d1 } = clientOf(empty(401))
    expect((await errorOf(d1.cards.get(CARD))).message).toBe('D1 refused getCardDetails with 401.')
    expect(asked).toHaveLength(1)
  })
})

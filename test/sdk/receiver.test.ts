import { describe, expect, it } from 'vitest'
import type { Authorisation } from '../../sdk/receiver/notification.ts'
import type { Context } from '../../sdk/receiver/receipt.ts'
import { staticBearer } from '../../sdk/receiver/verify.ts'
import { createReceiver, type Invalid, type ReceiverOptions } from '../../sdk/receiver.ts'
import { authorisation, notification, TOKEN, type Unusual } from './receiver/samples.ts'

/** A receiver that keeps what it was handed. */
function receiving(options: Partial<ReceiverOptions> = {}) {
  const handled: Authorisation[] = []
  const receiver = createReceiver({
    verify: staticBearer(TOKEN),
    onAuthorisation: (one) => void handled.push(one),
    ...options,
  })
  return { ...receiver, handled, ids: () => handled.map(({ operationId }) => operationId) }
}

async function answered(response: Response) {
  const text = await response.text()
  return { status: response.status, ...(text === '' ? {} : JSON.parse(text)) }
}

const malformed = (error: string) => ({ status: 400, errorCode: 'FIELD_INVALID_FORMAT', error })

describe('what is refused, and how', () => {
  it.each<[what: string, body: unknown, unusual: Unusual, answer: object]>([
    [
      'another path',
      {},
      { path: '/other' },
      { status: 404, errorCode: 'RESOURCE_NOT_FOUND', error: 'The path is not known.' },
    ],
    [
      'a path below',
      {},
      { path: '/notifications/d1/v2/issuers/BANK_EX-01/authorisations/1' },
      { status: 404, errorCode: 'RESOURCE_NOT_FOUND', error: 'The path is not known.' },
    ],
    [
      'another method',
      '',
      { method: 'GET' },
      { status: 405, errorCode: 'METHOD_NOT_ALLOWED', error: 'Notifications are sent by POST.' },
    ],
    [
      'another token',
      {},
      { token: 'other' },
      { status: 401, errorCode: 'UNAUTHORIZED', error: 'The token is missing or not valid.' },
    ],
    [
      'a token with something after it',
      {},
      { token: `${TOKEN}x` },
      { status: 401, errorCode: 'UNAUTHORIZED', error: 'The token is missing or not valid.' },
    ],
    [
      'another scheme',
      {},
      { headers: { authorization: `Basic ${TOKEN}` } },
      { status: 401, errorCode: 'UNAUTHORIZED', error: 'The token is missing or not valid.' },
    ],
    [
      'an issuer nobody knows',
      {},
      { path: '/notifications/d1/v2/issuers/OTHER_X-01/authorisations' },
      { status: 404, errorCode: 'ISSUER_NOT_FOUND', error: 'issuerId' },
    ],
    [
      'an issuer that cannot be',
      {},
      { path: '/notifications/d1/v2/issuers/BANK/authorisations' },
      malformed('issuerId must NOT have fewer than 10 characters.'),
    ],
    [
      'an issuer that is not encoded well',
      {},
      { path: '/notifications/d1/v2/issuers/%ff/authorisations' },
      malformed('issuerId must be well-formed.'),
    ],
    [
      'a correlation id with a space',
      {},
      { headers: { 'x-correlation-id': 'a b' } },
      malformed('x-correlation-id must match pattern "^[A-Za-z0-9_-]{1,64}$".'),
    ],
    ['text that is no JSON', '{"operations": [', {}, malformed('The body is not JSON.')],
    ['no body', '', {}, malformed('The body is not JSON.')],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, malformed('The body is not JSON.')],
    [
      'JSON that says it is text',
      {},
      { headers: { 'content-type': 'text/plain' } },
      malformed('The body is not JSON.'),
    ],
    ['a list', [], {}, malformed('The body must be object.')],
    ['operations that are no list', { operations: {} }, {}, malformed('The body at /operations must be array.')],
    [
      'an authorisation without a card',
      { operations: [authorisation({ cardId: undefined })] },
      {},
      malformed("The body at /operations/0 must have required property 'cardId'."),
    ],
    [
      'a second one with a wrong card',
      { operations: [authorisation(), authorisation({ cardId: 'a b' })] },
      {},
      malformed('The body at /operations/1/cardId must match pattern "^[A-Za-z0-9_-]{1,48}$".'),
    ],
    ['a body that is too large', { operations: [], more: 'x'.repeat(2000) }, {}, malformed('The body is too large.')],
  ])('%s', async (_, body, unusual, answer) => {
    const receiver = receiving({ issuers: ['BANK_EX-01'], maxBody: 1000 })
    expect(await answered(await receiver.fetch(notification(body, unusual)))).toEqual(answer)
    expect(receiver.handled).toEqual([])
  })

  it('says how to sign in, and what is allowed', async () => {
    const { fetch } = receiving()
    const [unknown, other] = [
      await fetch(notification({}, { token: 'x' })),
      await fetch(notification('', { method: 'GET' })),
    ]
    expect([unknown.headers.get('www-authenticate'), other.headers.get('allow')]).toEqual(['Bearer', 'POST'])
  })

  it.each([
    ['forbidden', 403, 'FORBIDDEN'],
    ['undecided', 503, 'SERVICE_UNAVAILABLE'],
  ] as const)('a token that is %s', async (verdict, status, errorCode) => {
    const { fetch } = receiving({ verify: () => verdict })
    expect(await answered(await fetch(notification({})))).toMatchObject({ status, errorCode })
  })
})

describe('what is taken', () => {
  it.each<[what: string, body: object, ids: string[]]>([
    ['nothing', {}, []],
    ['no operations', { operations: [] }, []],
    ['several', { operations: [authorisation({ operationId: '1' }), authorisation({ operationId: '2' })] }, ['1', '2']],
    ['the same twice', { operations: [authorisation(), authorisation()] }, ['627209000107']],
    [
      'names and values that are new',
      { later: 1, operations: [authorisation({ status: 'HELD', later: {} })] },
      ['627209000107'],
    ],
  ])('%s', async (_, body, ids) => {
    const receiver = receiving()
    expect((await receiver.fetch(notification(body))).status).toBe(204)
    expect(receiver.ids()).toEqual(ids)
  })

  it('tells handlers what it is about', async () => {
    const told: Context[] = []
    const { fetch } = receiving({ basePath: '/hooks/', onAuthorisation: (_, context) => void told.push(context) })
    const path = '/hooks/notifications/d1/v2/issuers/BANK_EX-01/authorisations'
    const body = { operations: [authorisation({ status: 'HELD', 'a b': 1 })], later: 1 }
    await fetch(notification(body, { path, headers: { 'x-correlation-id': 'c-1' } }))
    const additions = [
      { kind: 'name', at: '', what: 'later' },
      { kind: 'value', at: '/operations/0/status', what: 'HELD' },
      { kind: 'name', at: '/operations/0', what: '…' },
    ]
    expect(told).toEqual([{ issuerId: 'BANK_EX-01', correlationId: 'c-1', signal: expect.any(AbortSignal), additions }])
  })

  it('does not mistake a reversal for what it reverses', async () => {
    const receiver = receiving()
    const operations = [authorisation(), authorisation({ status: 'REVERSED' })]
    await receiver.fetch(notification({ operations }))
    expect(receiver.handled.map(({ status }) => status)).toEqual(['APPROVED', 'REVERSED'])
  })

  it('deals with an authorisation once, however often it comes', async () => {
    const receiver = receiving()
    const answers = await Promise.all(
      [1, 2, 3].map(() => receiver.fetch(notification({ operations: [authorisation()] }))),
    )
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204])
    expect(receiver.handled).toHaveLength(1)
  })
})

describe('what cannot be dealt with', () => {
  it('makes D1 come again for what is left, and keeps the order of a card', async () => {
    const tried: string[] = []
    const told: unknown[] = []
    let broken = true
    const receiver = receiving({
      onAuthorisation({ operationId }) {
        tried.push(operationId)
        if (broken && operationId === '1') throw new Error('database gone')
      },
      onError: (error, one) => void told.push([one?.operationId, String(error)]),
    })
    const operations = [
      authorisation({ operationId: '1' }),
      authorisation({ operationId: '2', cardId: 'card-0002' }),
      authorisation({ operationId: '3' }),
    ]
    const first = await answered(await receiver.fetch(notification({ operations })))
    expect(first).toEqual({
      status: 503,
      errorCode: 'SERVICE_UNAVAILABLE',
      error: 'Not everything could be dealt with.',
    })
    expect([tried, told]).toEqual([['1', '2'], [['1', 'Error: database gone']]])
    broken = false
    expect((await receiver.fetch(notification({ operations }))).status).toBe(204)
    expect(tried).toEqual(['1', '2', '1', '3'])
  })

  it.each<[what: string, fails: 'has' | 'add', handled: number]>([
    ['asking the store', 'has', 0],
    ['telling the store', 'add', 1],
  ])('comes again when %s fails', async (_, fails, handled) => {
    const broken = { has: () => false, add: () => {}, [fails]: () => Promise.reject(new Error('gone')) }
    const receiver = receiving({ seen: broken })
    expect((await receiver.fetch(notification({ operations: [authorisation()] }))).status).toBe(503)
    expect(receiver.handled).toHaveLength(handled)
  })

  it('comes again whatever a listener throws', async () => {
    const loud = receiving({
      onAuthorisation: () => Promise.reject(new Error('no')),
      onError: () => {
        throw new Error('loud')
      },
    })
    expect((await loud.fetch(notification({ operations: [authorisation()] }))).status).toBe(503)
  })

  it('is handed over by itself, when somebody takes it', async () => {
    const invalid: Invalid[] = []
    const receiver = receiving({ onInvalid: (one) => void invalid.push(one) })
    const operations = [null, authorisation(), authorisation({ operationId: '9', cardId: 'a b' })]
    expect((await receiver.fetch(notification({ operations }))).status).toBe(204)
    expect(receiver.ids()).toEqual(['627209000107'])
    expect(invalid.map(({ broken }) => broken.map(({ at }) => at))).toEqual([
      ['/operations/0', '/operations/0'],
      ['/operations/2/cardId'],
    ])
  })

  it('makes D1 come again when nobody can take it, and the others are dealt with all the same', async () => {
    const told: unknown[] = []
    const receiver = receiving({
      onInvalid: () => Promise.reject(new Error('full')),
      onError: (error, one, context) => void told.push([String(error), one, context?.issuerId]),
    })
    const operations = [null, authorisation()]
    expect((await receiver.fetch(notification({ operations }))).status).toBe(503)
    expect([receiver.ids(), told]).toEqual([['627209000107'], [['Error: full', undefined, 'BANK_EX-01']]])
  })

  it('is told when nobody can say whose call it is', async () => {
    const told: unknown[] = []
    const receiver = receiving({
      verify: () => Promise.reject(new Error('no keys')),
      onError: (error, ...rest) => void told.push([String(error), ...rest]),
    })
    expect(await answered(await receiver.fetch(notification({})))).toEqual({
      status: 503,
      errorCode: 'SERVICE_UNAVAILABLE',
      error: 'The receiver failed.',
    })
    expect(told).toEqual([['Error: no keys', undefined, undefined]])
  })

  it('is not waited for longer than D1 waits, and is done once all the same', async () => {
    const waiting = Promise.withResolvers<void>()
    const aborted = Promise.withResolvers<unknown>()
    let times = 0
    const receiver = receiving({
      timeout: 20,
      async onAuthorisation(_, { signal }) {
        times += 1
        signal.addEventListener('abort', () => aborted.resolve(String(signal.reason)))
        await waiting.promise
      },
    })
    const body = { operations: [authorisation()] }
    expect((await receiver.fetch(notification(body))).status).toBe(503)
    expect(await aborted.promise).toBe('Error: D1 no longer waits for the answer.')
    waiting.resolve()
    await receiver.settled()
    expect((await receiver.fetch(notification(body))).status).toBe(204)
    expect(times).toBe(1)
  })

  it('comes again when the body stops arriving, or breaks off', async () => {
    const receiver = receiving({ timeout: 20 })
    const never = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) })
    const gone = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) })
    const answers = [never, gone].map((body) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
      const { url } = notification({})
      return receiver.fetch(new Request(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit))
    })
    for (const answer of await Promise.all(answers)) {
      expect(await answered(answer)).toEqual({
        status: 503,
        errorCode: 'SERVICE_UNAVAILABLE',
        error: 'The body did not arrive.',
      })
    }
  })
})

it('says no value of a notification in an answer', async () => {
  const { fetch } = receiving()
  const secret = '4000001234567899'
  const bodies = [
    { operations: [authorisation({ cardId: `${secret} ` })] },
    { operations: [authorisation({ startTime: secret })] },
    { operations: [authorisation({ operationId: secret })] },
    { operations: secret },
    `{"operations": ${secret}`,
  ]
  for (const body of bodies) {
    const response = await fetch(notification(body))
    expect([response.status, (await response.text()).includes(secret)]).toEqual([400, false])
  }
})

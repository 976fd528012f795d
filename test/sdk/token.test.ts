/** Access tokens: what is asked for, how long they are kept, how many ask at a time. */
import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { type JwtBearer, jwtBearer } from '../../sdk/inbound.ts'
import { CARD, CORRELATION, clientOf, empty, errorOf, json, keys, type Server } from './given.ts'

const TOKEN_PATH = '/authz/v1/oauth2/token'
const pair = await keys('ES256')
const START = Date.UTC(2026, 0, 1)

/** A client that signs in; its clock stands where `clock.now` says. */
function signingIn(token: Server, options: Partial<JwtBearer> = {}, api: Server = json({})) {
  const clock = { now: START }
  const auth = jwtBearer({ key: pair.privateKey, kid: 'key-1', ...options })
  const server: Server = (asked, request) => (asked.path === TOKEN_PATH ? token : api)(asked, request)
  const { asked, d1 } = clientOf(server, { auth, now: () => clock.now, retries: 0 })
  const count = () => asked.filter(({ path }) => path === TOKEN_PATH).length
  return { asked, clock, count, d1 }
}

/** Answers token-1, token-2, … */
function numbered(members: object = { expires_in: 900, token_type: 'Bearer' }): Server {
  let count = 0
  return () => {
    count += 1
    return json({ access_token: `token-${count}`, ...members })()
  }
}

const forms = [
  ['a key of the runtime', pair.privateKey],
  ['JWK', pair.privateJwk],
  ['PEM', pair.privatePem],
  ['bytes of PEM', new TextEncoder().encode(pair.privatePem)],
  ['a key of Node.js', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
] as const

describe('jwtBearer', () => {
  it('sends a signed assertion', async () => {
    const { asked, d1 } = signingIn(numbered())
    await d1.cards.get(CARD)
    const [first, call] = asked
    const { method, body, headers } = Object(first)
    const { grant_type, assertion } = Object(body)
    expect([method, grant_type]).toEqual(['POST', 'urn:ietf:params:oauth:grant-type:jwt-bearer'])
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8')
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'key-1' })
    const { payload } = await jwtVerify(assertion, pair.publicKey, { currentDate: new Date(START) })
    expect(payload).toEqual({
      iss: 'BANK_EX-01',
      sub: 'BANK_EX-01',
      aud: 'https://d1.example',
      iat: START / 1000,
      exp: START / 1000 + 300,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(call?.headers.authorization).toBe('Bearer token-1')
  })

  it('says another subject and audience when it is told to', async () => {
    const { asked, d1 } = signingIn(numbered(), { subject: 'aggregator', audience: 'https://d1' })
    await d1.cards.get(CARD)
    const { payload } = await jwtVerify(Object(asked[0]?.body).assertion, pair.publicKey, {
      currentDate: new Date(START),
    })
    expect([payload.iss, payload.sub, payload.aud]).toEqual(['aggregator', 'aggregator', 'https://d1'])
  })

  it.each(forms)('signs with %s', async (_, key) => {
    const { count, d1 } = signingIn(numbered(), { key })
    await d1.cards.get(CARD)
    expect(count()).toBe(1)
  })

  it('asks once for many calls', async () => {
    const { asked, count, d1 } = signingIn(numbered())
    await Promise.all(Array.from({ length: 20 }, () => d1.cards.get(CARD)))
    expect([count(), asked.length]).toEqual([1, 21])
  })

  it.each<[string, object, number]>([
    ['of 900 s', { expires_in: 900 }, 840],
    ['of "900" s', { expires_in: '900' }, 840],
    ['of unknown life', {}, 840],
    ['of senseless life', { expires_in: -1 }, 840],
    ['of 10 s', { expires_in: 10 }, 5],
  ])('keeps a token %s until shortly before its end', async (_, members, seconds) => {
    const { clock, count, d1 } = signingIn(numbered(members))
    await d1.cards.get(CARD)
    clock.now = START + seconds * 1000 - 1
    await d1.cards.get(CARD)
    expect(count()).toBe(1)
    clock.now += 1
    await d1.cards.get(CARD)
    expect(count()).toBe(2)
  })

  it.each<[string, Server, number]>([
    ['has it', numbered(), 0],
    ['is refused', empty(400), 1000],
    ['fails', empty(503), 1000],
  ])('asks once for a thousand calls, and %s once', async (_, token, failed) => {
    const { count, d1 } = signingIn(token)
    const calls = await Promise.allSettled(Array.from({ length: 1000 }, () => d1.cards.get(CARD)))
    expect([count(), calls.filter(({ status }) => status === 'rejected').length]).toEqual([1, failed])
  })

  it('has a refused token replaced once, and once for all calls', async () => {
    const api: Server = ({ headers }) => (headers.authorization === 'Bearer token-1' ? empty(401) : json({}))()
    const { count, d1 } = signingIn(numbered(), {}, api)
    await Promise.all(Array.from({ length: 5 }, () => d1.cards.get(CARD)))
    expect(count()).toBe(2)
  })

  it('goes on for others when one gives up, and stops when all do', async () => {
    const signals: AbortSignal[] = []
    const hangs: Server = (_, { signal }) => {
      signals.push(signal)
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
    const { count, d1 } = signingIn(hangs)
    const [one, other] = [new AbortController(), new AbortController()]
    const first = errorOf(d1.cards.get(CARD, { signal: one.signal }))
    const second = errorOf(d1.cards.get(CARD, { signal: other.signal }))
    await expect.poll(count).toBe(1)
    one.abort()
    expect((await first).code).toBe('ABORTED')
    expect(signals[0]?.aborted).toBe(false)
    other.abort()
    expect((await second).code).toBe('ABORTED')
    await expect.poll(() => signals[0]?.aborted).toBe(true)
  })

  it('tries a token again like a card', async () => {
    let count = 0
    const token: Server = () => {
      count += 1
      return (count === 1 ? empty(503) : json({ access_token: 't' }))()
    }
    const auth = jwtBearer({ key: pair.privateKey, kid: 'key-1' })
    const server: Server = (asked, request) => (asked.path === TOKEN_PATH ? token : json({}))(asked, request)
    const { d1 } = clientOf(server, { auth })
    await d1.cards.suspend(CARD)
    expect(count).toBe(2)
  })

  it.each<[string, Server, object]>([
    [
      '400',
      json({ error: 'invalid_grant' }, 400),
      { status: 400, retryable: false, message: 'The token endpoint refused with 400.' },
    ],
    ['503', empty(503), { status: 503, retryable: true, message: 'The token endpoint refused with 503.' }],
    ['no token', json({}), { status: 200, retryable: false, message: 'The token endpoint answered without a token.' }],
    ['no JSON', () => new Response('<html>'), { message: 'The token endpoint answered without a token.' }],
    [
      'a token in two lines',
      json({ access_token: 'a\nb' }),
      { message: 'The token endpoint answered without a token.' },
    ],
    [
      'nothing',
      () => Promise.reject(new TypeError('fetch failed')),
      { retryable: true, message: 'The token endpoint cannot be reached.' },
    ],
  ])('says so when it gets %s', async (_, token, expected) => {
    const { asked, d1 } = signingIn(token)
    const error = await errorOf(d1.cards.get(CARD))
    expect(error).toMatchObject({ code: 'TOKEN', operation: 'getCardDetails', correlationId: CORRELATION, ...expected })
    expect(asked).toHaveLength(1)
  })

  it('takes no key but one on P-256, and says nothing of it', async () => {
    const other = await keys('ECDH-ES', 'P-384')
    const nothing = undefined as unknown as string
    const cases = [other.privateKey, other.privateJwk, other.privatePem, 'secret', { kty: 'oct', k: 'secret' }, nothing]
    for (const key of cases) {
      const error = await errorOf(signingIn(numbered(), { key }).d1.cards.get(CARD))
      expect(error.code).toBe('CONFIGURATION')
      expect(error.message).toMatch(
        /^The private key for ES256 is (not on the curve P-256|no P-256 key in PEM, form PKCS #8 \(`BEGIN PRIVATE KEY`\))\.$/,
      )
      expect(inspect(error, { depth: 9 })).not.toContain('secret')
    }
  })
})

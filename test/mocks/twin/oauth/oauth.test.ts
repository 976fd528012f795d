/** The token endpoint: who gets a token, who does not, and how long it is good for. */
import { generateKeyPairSync, hash, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Call, isRefusal, refuse } from '../../../../mocks/exchange.ts'
import { createTokenDesk, type TokenDesk } from '../../../../mocks/twin/oauth/oauth.ts'
import { resetStore, seedStore } from '../../../../mocks/twin/seed.ts'

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const wide = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const NOW = Date.parse('2026-11-02T10:00:00Z')
const NOW_S = NOW / 1000
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const CLAIMS = { iss: 'ABCDE_FG-1', sub: 'ABCDE_FG-1', exp: NOW_S + 300 }
const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

let desk: TokenDesk
let time = NOW
let store: ReturnType<typeof seedStore>

beforeEach(() => {
  store = seedStore()
  time = NOW
  desk = createTokenDesk({ keys: [{ kid: 'signing-key-1', publicKey: pair.publicKey }], now: () => time }, store)
})

interface Signing {
  alg?: string
  kid?: unknown
  key?: KeyObject
}

/** A signed assertion; `undefined` leaves a claim out. */
function sign(claims: object = {}, { alg = 'ES256', kid = 'signing-key-1', key = pair.privateKey }: Signing = {}) {
  const header = { alg, ...(kid !== undefined && { kid: kid as string }) }
  return new SignJWT({ ...CLAIMS, ...claims }).setProtectedHeader(header).sign(key)
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

function callOf(body: string, type: string | undefined, method = 'POST', path = '/authz/v1/oauth2/token'): Call {
  const headers = { host: ['127.0.0.1:4010'], ...(type !== undefined && { 'content-type': [type] }) }
  return { method, target: path, headers, body: async () => new TextEncoder().encode(body) }
}

/** Status and body of an answer. */
async function post(body: string, type: string | undefined = FORM): Promise<[number, Record<string, unknown>]> {
  const reply = await desk.respond(callOf(body, type))
  return [reply?.status ?? 0, JSON.parse(reply?.body ?? '{}')]
}

const form = (assertion: string, more: Record<string, string> = {}) =>
  String(new URLSearchParams({ grant_type: GRANT, assertion, ...more }))

const granted = { expires_in: 900, scope: 'd1-api:account:full d1-api:consumer:read', token_type: 'Bearer' }
const refused = (error: string, error_description: string) => [400, { error, error_description }]

describe('a good assertion', () => {
  it.each([
    ['a form', FORM],
    ['a form with its charset', `${FORM}; charset=utf-8`],
    ['JSON', JSON_TYPE],
  ])('gets a token when it is sent as %s', async (_, type) => {
    const assertion = await sign()
    const body = type === JSON_TYPE ? JSON.stringify({ grant_type: GRANT, assertion }) : form(assertion)
    const [status, answer] = await post(body, type)
    expect([status, answer]).toEqual([200, { ...granted, access_token: expect.stringMatching(/^[\w-]{43}$/) }])
    expect(desk.accepts(String(answer.access_token))).toBe(true)
  })

  it('is not to be kept by anybody', async () => {
    const reply = await desk.respond(callOf(form(await sign()), FORM))
    expect(reply?.headers).toEqual({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      pragma: 'no-cache',
    })
  })

  it.each([
    ['all that may be said', { iat: NOW_S, nbf: NOW_S, jti: 'a', aud: 'https://api.d1.thalescloud.io' }],
    ['this server as its audience', { aud: ['https://elsewhere.example', 'http://127.0.0.1:4010/authz'] }],
    ['a clock that is a little ahead', { iat: NOW_S + 59, nbf: NOW_S + 59, exp: NOW_S + 959 }],
    ['a clock that is a little behind', { exp: NOW_S - 59 }],
    ['a quarter of an hour', { exp: NOW_S + 900 }],
  ])('gets a token with %s', async (_, claims) => {
    expect((await post(form(await sign(claims))))[0]).toBe(200)
  })

  it('gets a token by a key that is known without an id, whatever id is named', async () => {
    desk = createTokenDesk({ keys: [{ kid: '', publicKey: pair.publicKey }], now: () => NOW }, store)
    expect((await post(form(await sign({}, { kid: 'anything' }))))[0]).toBe(200)
  })

  it('gets a token in the same second as another one', async () => {
    expect([(await post(form(await sign())))[0], (await post(form(await sign())))[0]]).toEqual([200, 200])
  })
})

describe('an assertion is refused', () => {
  const unsigned = `${encoded({ alg: 'none', kid: 'signing-key-1' })}.${encoded(CLAIMS)}.`

  it.each<[string, string | Promise<string>, string]>([
    ['that is no JWT', 'x', 'The assertion is no signed JWT in compact form.'],
    ['of dots only', '..', 'The assertion is no signed JWT in compact form.'],
    ['that nobody signed', unsigned, 'The assertion is not signed by ES256.'],
    ['signed by RS256', sign({}, { alg: 'RS256', key: rsa.privateKey }), 'The assertion is not signed by ES256.'],
    ['signed by ES384', sign({}, { alg: 'ES384', key: wide.privateKey }), 'The assertion is not signed by ES256.'],
    ['signed by another key', sign({}, { key: other.privateKey }), 'The signature of the assertion is wrong.'],
    ['that names another key', sign({}, { kid: 'key-2' }), 'The assertion names no known key by `kid`.'],
    ['that names no key', sign({}, { kid: '' }), 'The assertion names no known key by `kid`.'],
    ['that names a key by a list', sign({}, { kid: ['signing-key-1'] }), 'The assertion names no known key by `kid`.'],
    ['of nobody', sign({ iss: undefined }), 'The assertion lacks `iss`.'],
    ['of a stranger', sign({ iss: 'NO_SUCH-01' }), 'The issuer of the assertion is not known.'],
    ['of a prototype', sign({ iss: '__proto__' }), 'The issuer of the assertion is not known.'],
    ['of a number', sign({ iss: 17 }), 'The issuer of the assertion is not known.'],
    ['about nobody', sign({ sub: undefined }), 'The assertion lacks `sub`.'],
    ['about a list', sign({ sub: [] }), 'The `sub` of the assertion is wrong.'],
    ['about an empty text', sign({ sub: '' }), 'The `sub` of the assertion is wrong.'],
    ['without an end', sign({ exp: undefined }), 'The assertion lacks `exp`.'],
    ['with an end in words', sign({ exp: 'tomorrow' }), 'The `exp` of the assertion is wrong.'],
    ['that has expired', sign({ exp: NOW_S - 61 }), 'The assertion has expired.'],
    ['that is good for too long', sign({ exp: NOW_S + 961 }), 'The assertion is good for more than 15 minutes.'],
    ['that is not good yet', sign({ nbf: NOW_S + 61 }), 'The assertion is not good yet.'],
    ['that was made in the future', sign({ iat: NOW_S + 61 }), 'The assertion was made in the future.'],
    ['that was made at no time', sign({ iat: {} }), 'The `iat` of the assertion is wrong.'],
    ['for somebody else', sign({ aud: 'https://elsewhere.example' }), 'The `aud` of the assertion is wrong.'],
    [
      'for a name that only ends alike',
      sign({ aud: 'https://eviltthalescloud.io' }),
      'The `aud` of the assertion is wrong.',
    ],
    ['for nobody', sign({ aud: [] }), 'The `aud` of the assertion is wrong.'],
    ['with an id that is a number', sign({ jti: 1 }), 'The `jti` of the assertion is wrong.'],
    ['of a megabyte', 'a'.repeat(2 ** 20), 'The assertion is longer than 8192 characters.'],
  ])('%s', async (_, assertion, description) => {
    expect(await post(form(await assertion))).toEqual(refused('invalid_grant', description))
  })

  it('that was used before, even with the signature written in its other form', async () => {
    const assertion = await sign()
    const [header, payload, signature = ''] = assertion.split('.')
    const bytes = Buffer.from(signature, 'base64url')
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')
    const mirrored = (order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)).toString(16).padStart(64, '0')
    const turned = Buffer.concat([bytes.subarray(0, 32), Buffer.from(mirrored, 'hex')]).toString('base64url')
    expect((await post(form(assertion)))[0]).toBe(200)
    const again = refused('invalid_grant', 'The assertion was used before.')
    expect(await post(form(assertion))).toEqual(again)
    expect(await post(form(`${header}.${payload}.${turned}`))).toEqual(again)
  })

  it('whose id was used before, signed anew', async () => {
    expect((await post(form(await sign({ jti: 'one' }))))[0]).toBe(200)
    expect(await post(form(await sign({ jti: 'one', exp: NOW_S + 301 })))).toEqual(
      refused('invalid_grant', 'The assertion was used before.'),
    )
  })

  it('once of two that come at the same time', async () => {
    const assertion = await sign()
    const answers = await Promise.all([post(form(assertion)), post(form(assertion))])
    expect(answers.map(([status]) => status).sort()).toEqual([200, 400])
  })
})

describe('a request is refused', () => {
  const bad = (description: string) => refused('invalid_request', description)
  const TYPES = 'The body must be application/x-www-form-urlencoded or application/json.'
  const NO_OBJECT = 'The body is not a JSON object.'
  const TEXTS = '`grant_type` and `assertion` must be texts.'

  it.each<[string, string, string | undefined, unknown]>([
    ['without a grant', 'assertion=x', FORM, bad('`grant_type` is required.')],
    ['without an assertion', form(''), FORM, bad('`assertion` is required.')],
    ['that says something twice', `${form('x')}&assertion=y`, FORM, bad('A parameter is given more than once.')],
    ['in another form', '<x/>', 'text/xml', bad(TYPES)],
    ['in no form', form('x'), undefined, bad(TYPES)],
    ['that is empty', '', JSON_TYPE, bad(NO_OBJECT)],
    ['that is cut short', '{"grant_type"', JSON_TYPE, bad(NO_OBJECT)],
    ['that is a list', '[]', JSON_TYPE, bad(NO_OBJECT)],
    ['that is null', 'null', JSON_TYPE, bad(NO_OBJECT)],
    ['with a number for a grant', '{"grant_type":1,"assertion":"x"}', JSON_TYPE, bad(TEXTS)],
    ['with an object for an assertion', `{"grant_type":"${GRANT}","assertion":{}}`, JSON_TYPE, bad(TEXTS)],
    ['by a prototype', `{"__proto__":{"grant_type":"${GRANT}"}}`, JSON_TYPE, bad('`grant_type` is required.')],
    [
      'with another grant',
      'grant_type=client_credentials',
      FORM,
      refused('unsupported_grant_type', `The only grant type is ${GRANT}.`),
    ],
  ])('%s', async (_, body, type, want) => {
    const reply = await desk.respond(callOf(body, type))
    expect([reply?.status, JSON.parse(reply?.body ?? '')]).toEqual(want)
  })

  it('that is no UTF-8, or larger than what is read', async () => {
    const call = callOf('', FORM)
    const bytes = await desk.respond({ ...call, body: async () => new Uint8Array([0xff]) })
    const large = await desk.respond({ ...call, body: async () => refuse(413, 'request body', 'is too large') })
    expect([bytes, large].map((reply) => JSON.parse(reply?.body ?? '').error_description)).toEqual([
      'The body is not UTF-8 text.',
      'The body is too large.',
    ])
  })

  it('that is no POST, and none that goes elsewhere', async () => {
    const reply = await desk.respond(callOf('', FORM, 'GET'))
    expect([reply?.status, reply?.headers.allow]).toEqual([405, 'POST'])
    expect(desk.respond(callOf('', FORM, 'POST', '/v2/issuers'))).toBeUndefined()
    expect(isRefusal(reply)).toBe(false)
  })
})

describe('a token', () => {
  it('is good for a quarter of an hour of the time of the server', async () => {
    const token = String((await post(form(await sign())))[1].access_token)
    store.clock.travel(899_000)
    expect(desk.accepts(token)).toBe(true)
    store.clock.travel(1_000)
    expect(desk.accepts(token)).toBe(false)
  })

  it('is to be had though the time of the server is years ahead of that of the client', async () => {
    const first = String((await post(form(await sign())))[1].access_token)
    store.clock.travel(3 * 365 * 86_400_000)
    const [status, { access_token: second }] = await post(form(await sign()))
    expect([status, desk.accepts(first), desk.accepts(String(second))]).toEqual([200, false, true])
  })

  it('is not good any more after a reset, and its assertion is good again', async () => {
    const assertion = await sign()
    const token = String((await post(form(assertion)))[1].access_token)
    store.clock.travel(1000)
    await resetStore(store, {})
    const left = [store.tokens.size, store.assertions.size]
    expect([desk.accepts(token), desk.holderOf(token), ...left]).toEqual([false, undefined, 0, 0])
    const [status, { access_token: another }] = await post(form(assertion))
    expect([status, desk.accepts(String(another)), desk.accepts(token)]).toEqual([200, true, false])
  })

  it('is announced before it is given, as a digest', async () => {
    const heard: unknown[] = []
    store.changes.listen((changes) => {
      heard.push(...changes)
    })
    const token = String((await post(form(await sign())))[1].access_token)
    expect(heard).toEqual([
      {
        kind: 'token',
        now: NOW_S,
        token: { digest: hash('sha256', token), issuer: 'ABCDE_FG-1', until: NOW_S + 900 },
        assertion: { issuer: 'ABCDE_FG-1', mark: expect.stringMatching(/^[0-9a-f]{64}$/), until: NOW_S + 360 },
      },
    ])
  })

  it('is forgotten some time after it has ended', async () => {
    for (let asked = 0; asked < 10; asked += 1) await post(form(await sign()))
    time += 3_600_000
    for (let asked = 0; asked < 3; asked += 1) await post(form(await sign({ exp: NOW_S + 3_900 })))
    expect([store.tokens.size, store.assertions.size]).toEqual([3, 3])
  })

  it('is another one each time, and no other is accepted', async () => {
    const [one, two] = [await post(form(await sign())), await post(form(await sign()))]
    expect(one[1].access_token).not.toBe(two[1].access_token)
    expect(['', 'x', '__proto__'].map((token) => desk.accepts(token))).toEqual([false, false, false])
  })
})

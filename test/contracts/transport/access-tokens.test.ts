/** Asking for tokens once, keeping them, renewing them in time; by a clock that stands still unless it is moved. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import type { OAuth } from '../../../contracts/target.ts'
import { AccessTokens } from '../../../contracts/transport/access-tokens.ts'
import type { Answer } from '../../../contracts/transport/exchange.ts'

const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const OAUTH: OAuth = { tokenUrl: 'https://x/token', key, kid: 'key-1', iss: 'ABCDE_FG-1', sub: 'subject' }
const START = Date.parse('2024-02-03T12:00:00Z')

/** A token endpoint of which the clock is ahead, that can fail, and what it was asked. */
function endpoint(more: Partial<OAuth> = {}) {
  const state = { time: 0, status: 200, lifetime: 900, ahead: 0, strict: false }
  const forms: URLSearchParams[] = []
  const post = async (form: string): Promise<Answer> => {
    forms.push(new URLSearchParams(form))
    await new Promise((later) => setTimeout(later, 1))
    const there = START + state.time + state.ahead
    const { exp = 0 } = await read(new URLSearchParams(form))
    const good = !state.strict || (exp * 1000 > there && exp * 1000 <= there + 900_000)
    const status = good ? state.status : 400
    const body = status === 200 ? { access_token: `token-${forms.length}`, expires_in: state.lifetime } : {}
    return { status, headers: [['date', new Date(there).toUTCString()]], body: Buffer.from(JSON.stringify(body)) }
  }
  const clock = { now: () => START + state.time, ticks: () => state.time }
  return { state, forms, tokens: new AccessTokens({ oauth: { ...OAUTH, ...more }, post, clock }) }
}

const read = async (form: URLSearchParams) =>
  (await jwtVerify(form.get('assertion') ?? '', createPublicKey(key), { currentDate: new Date(0) })).payload

describe('an access token', () => {
  it('is asked for by an assertion as the pages ask for it', async () => {
    const { tokens, forms } = endpoint()
    expect(await tokens.current()).toBe('token-1')
    const [form = new URLSearchParams()] = forms
    expect([...form.keys()]).toEqual(['grant_type', 'assertion'])
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
    expect(decodeProtectedHeader(form.get('assertion') ?? '')).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'key-1' })
    expect(await read(form)).toEqual({ iss: 'ABCDE_FG-1', sub: 'subject', exp: START / 1000 + 300 })
  })

  it('is asked for with audience and scope where they are named', async () => {
    const { tokens, forms } = endpoint({ aud: 'https://x', scope: 'a b' })
    await tokens.current()
    expect((await read(forms[0] ?? new URLSearchParams())).aud).toBe('https://x')
    expect(forms[0]?.get('scope')).toBe('a b')
  })

  it('is asked for once, however many want it', async () => {
    const { tokens, forms } = endpoint()
    expect(await Promise.all([1, 2, 3].map(() => tokens.current()))).toEqual(['token-1', 'token-1', 'token-1'])
    expect([await tokens.current(), forms.length, tokens.seen]).toEqual(['token-1', 1, ['token-1']])
  })

  it.each([
    [900, 839_999, 840_000],
    [10, 7_999, 8_000],
  ])('of %d s is renewed before it expires', async (lifetime, last, first) => {
    const { tokens, state } = endpoint()
    state.lifetime = lifetime
    await tokens.current()
    state.time = last
    expect(await tokens.current()).toBe('token-1')
    state.time = first
    expect(await tokens.current()).toBe('token-2')
    expect(tokens.seen).toEqual(['token-1', 'token-2'])
  })

  it('is used on while it is good, when its renewal fails, and missed when it is not', async () => {
    const { tokens, state, forms } = endpoint()
    await tokens.current()
    state.time = 850_000
    state.status = 500
    expect([await tokens.current(), await tokens.current(), forms.length]).toEqual(['token-1', 'token-1', 2])
    state.time = 856_000
    expect([await tokens.current(), forms.length]).toEqual(['token-1', 3])
    state.time = 899_999
    expect([await tokens.current(), forms.length]).toEqual(['token-1', 4])
    state.time = 900_000
    await expect(tokens.current()).rejects.toThrow(
      'The token endpoint cannot answer just now (500); run it again later. (https://x/token)',
    )
    state.status = 200
    expect(await tokens.current()).toBe('token-6')
  })

  it.each([3_600_000, -3_600_000, 320_000, -650_000])('is had where the clocks are %d ms apart', async (ahead) => {
    const { tokens, state, forms } = endpoint()
    Object.assign(state, { ahead, strict: true })
    expect([await tokens.current(), forms.length]).toEqual(['token-2', 2])
    state.time = 850_000
    expect([await tokens.current(), forms.length]).toEqual(['token-3', 3])
  })

  it.each([250_000, -550_000])('is had at once where the clocks are only %d ms apart', async (ahead) => {
    const { tokens, state, forms } = endpoint()
    Object.assign(state, { ahead, strict: true })
    expect([await tokens.current(), forms.length]).toEqual(['token-1', 1])
  })

  it('is refused with the clocks named, when they are apart and that was not all', async () => {
    const { tokens, state, forms } = endpoint()
    Object.assign(state, { ahead: 120_000, status: 401 })
    const want =
      'The token endpoint refuses the assertion (401); check `kid`, `iss`, `sub`, the key and the clock of this machine, which is 120 s behind. (https://x/token)'
    await expect(tokens.current()).rejects.toThrow(want)
    expect(forms.length).toBe(2)
  })
})

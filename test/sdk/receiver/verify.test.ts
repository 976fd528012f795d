import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { jwks, staticBearer } from '../../../sdk/receiver/verify.ts'

describe('tokens that were agreed upon', () => {
  it.each([
    ['old', 'accepted'],
    ['new', 'accepted'],
    ['ol', 'unknown'],
    ['oldnew', 'unknown'],
    ['', 'unknown'],
    ['s:gn$', 'accepted'],
  ])('%j', async (token, verdict) => {
    expect(await staticBearer('old', 'new', 's:gn$')(token, 'BANK_EX-01')).toBe(verdict)
  })

  it.each(['secret\n', 'two words', 'schlüssel'])('are none that nobody can send: %j', (token) => {
    expect(() => staticBearer('good', token)).toThrow(
      'staticBearer needs tokens of visible ASCII characters; a line break at the end is none.',
    )
  })

  it.each([[[]], [['']], [['a', '']]])('needs some: %j', (tokens) => {
    expect(() => staticBearer(...tokens)).toThrow('staticBearer needs a token that is not empty.')
  })
})

describe('tokens that are signed', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const stranger = await generateKeyPair('ES256')
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] }
  const trust = { keys, issuer: 'https://d1.example', audience: 'https://bank.example' }
  const usual: JWTPayload = {
    iss: trust.issuer,
    aud: trust.audience,
    exp: Math.floor(Date.now() / 1000) + 300,
    scope: 'a notify',
  }
  const sign = (claims: object, key = privateKey, kid = 'k1') =>
    new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'ES256', kid }).sign(key)

  it.each<[what: string, token: Promise<string> | string, verdict: string]>([
    ['a good one', sign({}), 'accepted'],
    ['without the scope', sign({ scope: 'notifyall' }), 'forbidden'],
    ['for somebody else', sign({ aud: 'https://other.example' }), 'unknown'],
    ['of somebody else', sign({ iss: 'https://other.example' }), 'unknown'],
    ['that has ended', sign({ exp: 1 }), 'unknown'],
    ['that never ends', sign({ exp: undefined }), 'unknown'],
    ['of tomorrow', sign({ nbf: Math.floor(Date.now() / 1000) + 86_400 }), 'unknown'],
    ['of another key', sign({}, stranger.privateKey), 'unknown'],
    ['of a key nobody knows', sign({}, stranger.privateKey, 'k2'), 'unknown'],
    ['that nobody signed', new UnsecuredJWT(usual).encode(), 'unknown'],
    ['that is no token', 'abc', 'unknown'],
  ])('%s', async (_, token, verdict) => {
    expect(await jwks({ ...trust, scope: 'notify' })(await token, 'BANK_EX-01')).toBe(verdict)
  })

  it('does not refuse a token whose keys cannot be had, and says why', async () => {
    const verify = jwks({ ...trust, keys: 'http://127.0.0.1:1/keys' })
    await expect(verify(await sign({}), 'BANK_EX-01')).rejects.toThrow('fetch failed')
  })
})

/** A signature is genuine for one key, one algorithm and one use, whatever it says of itself. */
import { createHmac, generateKeyPairSync } from 'node:crypto'
import { CompactSign, compactVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { isGenuine, type Key, privateKey, publicKey, sign } from '../../../contracts/certificate/signature.ts'

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const PAYLOAD = '{"a":1}'
const TYPE = 'd1-contracts-certificate'

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')
const pem = (key: typeof ec.privateKey) =>
  String(key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' }))
const jwk = (key: typeof ec.privateKey) => JSON.stringify(key.export({ format: 'jwk' }))

/** A key that is one. */
async function made(reading: ReturnType<typeof privateKey>): Promise<Key> {
  const key = await reading
  if ('problem' in key) throw new Error(key.problem)
  return key
}

describe.each([
  ['ES256', ec],
  ['EdDSA', ed],
] as const)('%s', (algorithm, pair) => {
  it.each([
    ['PEM', pem],
    ['JWK', jwk],
  ] as const)('signs and verifies with %s', async (_, write) => {
    const signing = await made(privateKey(write(pair.privateKey)))
    const verifying = await made(publicKey(write(pair.publicKey)))
    expect([signing.algorithm, verifying.algorithm, verifying.id]).toEqual([algorithm, algorithm, signing.id])
    const jws = await sign(PAYLOAD, signing)
    expect(await isGenuine(jws, verifying)).toBe(true)
    expect(await isGenuine(jws, await made(publicKey(write(pair.privateKey))))).toBe(true)
    const { payload, protectedHeader } = await compactVerify(jws, pair.publicKey)
    expect(new TextDecoder().decode(payload)).toBe(PAYLOAD)
    expect(protectedHeader).toEqual({ alg: algorithm, kid: signing.id, typ: TYPE })
  })
})

describe('a signature that is not genuine', () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const forged = async (header: object, key = ec.privateKey) =>
    new CompactSign(new TextEncoder().encode(PAYLOAD)).setProtectedHeader({ alg: 'ES256', ...header }).sign(key)

  it.each<[what: string, jws: (id: string) => Promise<string> | string]>([
    ['of another key', (id) => forged({ kid: id, typ: TYPE }, other.privateKey)],
    [
      'of a changed payload',
      async (id) => (await forged({ kid: id, typ: TYPE })).replace(/\.[^.]+\./, `.${encoded({ a: 2 })}.`),
    ],
    ['for another use', (id) => forged({ kid: id, typ: 'JWT' })],
    ['without a use', (id) => forged({ kid: id })],
    ['with the name of another key', () => forged({ kid: 'x', typ: TYPE })],
    ['with no algorithm', (id) => `${encoded({ alg: 'none', kid: id, typ: TYPE })}.${encoded({ a: 1 })}.`],
    [
      'made with the public key as a secret',
      (id) => {
        const content = `${encoded({ alg: 'HS256', kid: id, typ: TYPE })}.${encoded({ a: 1 })}`
        return `${content}.${createHmac('sha256', pem(ec.publicKey)).update(content).digest('base64url')}`
      },
    ],
    ['that is none', () => 'a.b.c'],
  ])('is one %s', async (_, make) => {
    const key = await made(publicKey(pem(ec.publicKey)))
    expect(await isGenuine(await make(key.id), key)).toBe(false)
  })
})

describe('a key', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const kind = 'is neither on the curve P-256 (ES256) nor Ed25519 (EdDSA)'

  it.each<[what: string, text: string, problem: string]>([
    ['text', 'secret', 'is no private key as PEM (unencrypted) or JWK'],
    ['broken JSON', '{"kty":', 'is no private key as PEM (unencrypted) or JWK'],
    ['a shared secret', '{"kty":"oct","k":"c2VjcmV0"}', 'is no private key as PEM (unencrypted) or JWK'],
    ['a public key', pem(ec.publicKey), 'is no private key as PEM (unencrypted) or JWK'],
    ['an RSA key', pem(rsa.privateKey), kind],
    ['a key on another curve', jwk(p384.privateKey), kind],
  ])('to sign with is not %s', async (_, text, problem) => {
    expect(await privateKey(text)).toEqual({ problem })
  })

  it.each<[what: string, text: string, problem: string]>([
    ['text', 'secret', 'is no public key as PEM or JWK'],
    ['a shared secret', '{"kty":"oct","k":"c2VjcmV0"}', 'is no public key as PEM or JWK'],
    ['an RSA key', pem(rsa.publicKey), kind],
  ])('to verify with is not %s', async (_, text, problem) => {
    expect(await publicKey(text)).toEqual({ problem })
  })
})

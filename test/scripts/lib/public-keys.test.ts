/** Public keys as people keep them, and what is none. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { publicKeyOf, publicKeysOf } from '../../../scripts/lib/public-keys.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const wide = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
const jwk = publicKey.export({ format: 'jwk' })
const pem = (key: KeyObject): string =>
  String(key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }))
const place = { file: 'key.pem' }

describe('a key', () => {
  it.each<[string, string, string[]]>([
    ['PEM', pem(publicKey), ['']],
    ['the private key as PEM', pem(privateKey), ['']],
    ['a JWK', JSON.stringify(jwk), ['']],
    ['a JWK with an id', JSON.stringify({ ...jwk, kid: 'one' }), ['one']],
    ['a private JWK', JSON.stringify(privateKey.export({ format: 'jwk' })), ['']],
    [
      'a JWK set',
      JSON.stringify({
        keys: [
          { ...jwk, kid: 'one' },
          { ...jwk, kid: 2 },
        ],
      }),
      ['one', ''],
    ],
  ])('as %s', (_, text, kids) => {
    const keys = publicKeysOf(text, 'key', place)
    expect(keys.map(({ kid }) => kid)).toEqual(kids)
    for (const key of keys)
      expect([key.publicKey.type, key.publicKey.export({ format: 'jwk' })]).toEqual(['public', jwk])
  })
})

describe('no key', () => {
  const NONE = 'The key is no key as PEM, JWK or JWK set. (key.pem)'
  const CURVE = 'The key is not on the curve P-256. (key.pem)'

  it.each<[string, string, string]>([
    ['nothing', '', NONE],
    ['words', 'secret words', NONE],
    ['JSON that is cut short', '{"kty"', NONE],
    ['an empty set', '{"keys":[]}', NONE],
    ['a prototype', '{"__proto__":{"kty":"EC"}}', NONE],
    ['a point that is none', JSON.stringify({ ...jwk, y: jwk.x }), NONE],
    ['another curve', pem(wide), CURVE],
    ['RSA', pem(rsa), CURVE],
    ['a set with a stranger', JSON.stringify({ keys: [jwk, rsa.export({ format: 'jwk' })] }), CURVE],
  ])('%s', (_, text, message) => {
    expect(() => publicKeysOf(text, 'key', place)).toThrow(expect.objectContaining({ code: 'ARGUMENTS', message }))
  })

  it('is one of several where one is wanted', () => {
    const set = JSON.stringify({ keys: [jwk, jwk] })
    const message = 'The key is a set of several keys; keep one. (key.pem)'
    expect(() => publicKeyOf(set, 'key', place)).toThrow(expect.objectContaining({ message }))
    expect(publicKeyOf(JSON.stringify(jwk), 'key', place).kid).toBe('')
  })
})

/** What the target file says of asking for tokens, and what is refused of it. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OAuthFile, oauthClient } from '../../../scripts/certify/oauth-client.ts'

const pem = (namedCurve: string, type: 'pkcs8' | 'sec1' = 'pkcs8') =>
  generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type, format: 'pem' }).toString()
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })

const environment = {
  PEM: pem('P-256'),
  SEC1: pem('P-256', 'sec1'),
  JWK: JSON.stringify(privateKey.export({ format: 'jwk' })),
  BROKEN_JWK: '{"kty": "EC", "d": "secret"',
  PUBLIC: generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString(),
  OTHER_CURVE: pem('P-384'),
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
  ENCRYPTED: String(encrypted),
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
  await writeFile(join(folder, 'key.pem'), environment.PEM)
})
afterAll(() => rm(folder, { recursive: true }))

const SAID: OAuthFile = { tokenUrl: 'https://x.test/token', key: { env: 'PEM' }, kid: 'k', iss: 'i', sub: 's' }

function client(more: Partial<OAuthFile>) {
  return oauthClient(
    { ...SAID, ...more },
    { folder, environment, placeOf: (pointer) => ({ file: 'target.yaml', pointer }) },
  )
}

describe('oauthClient', () => {
  it.each<[string, Partial<OAuthFile>]>([
    ['a key as PEM', {}],
    ['a key as PEM of the older form', { key: { env: 'SEC1' } }],
    ['a key as JWK', { key: { env: 'JWK' } }],
    ['a key in a file beside the target file', { key: { file: 'key.pem' } }],
    ['an endpoint on this machine without TLS', { tokenUrl: 'http://localhost:1/token' }],
  ])('takes %s', async (_, more) => {
    const { key, ...rest } = await client(more)
    expect([key.type, key.asymmetricKeyDetails, rest.kid]).toEqual(['private', { namedCurve: 'prime256v1' }, 'k'])
  })

  it.each<[string, Partial<OAuthFile>, string]>([
    [
      'no URL',
      { tokenUrl: '/token' },
      'The `tokenUrl` is no absolute URL; write it like https://host/oauth2/token. (target.yaml#/auth/oauth/tokenUrl)',
    ],
    [
      'a URL without TLS',
      { tokenUrl: 'http://x.test/token' },
      'The `tokenUrl` is not https; whoever reads an assertion on its way gets a token for it. (target.yaml#/auth/oauth/tokenUrl)',
    ],
    [
      'a URL with credentials',
      { tokenUrl: 'https://a:secret@x.test/token' },
      'The `tokenUrl` carries credentials or a fragment; remove them. (target.yaml#/auth/oauth/tokenUrl)',
    ],
    [
      'no key',
      { key: { env: 'UNSET' } },
      'The environment variable `UNSET`, which should hold the signing key, is not set. (target.yaml#/auth/oauth/key/env)',
    ],
    [
      'a prototype member',
      { key: { env: 'constructor' } },
      'The environment variable `constructor`, which should hold the signing key, is not set. (target.yaml#/auth/oauth/key/env)',
    ],
    [
      'a file that is missing',
      { key: { file: 'none.pem' } },
      'The file does not exist or is out of reach. (DIR/none.pem)',
    ],
    ...['BROKEN_JWK', 'PUBLIC', 'ENCRYPTED'].map((env): [string, Partial<OAuthFile>, string] => [
      env,
      { key: { env } },
      'The signing key is no private key as PEM (unencrypted) or JWK. (target.yaml#/auth/oauth/key)',
    ]),
    ...['OTHER_CURVE', 'RSA'].map((env): [string, Partial<OAuthFile>, string] => [
      env,
      { key: { env } },
      'The signing key is not on the curve P-256, which ES256 asks for. (target.yaml#/auth/oauth/key)',
    ]),
  ])('refuses %s', async (_, more, want) => {
    const message = await client(more).then(String, (error: Error) => error.message.replace(folder, 'DIR'))
    expect(message).toBe(want)
  })
})

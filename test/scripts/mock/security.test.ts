/** What the command line says about TLS and keys: what belongs together, and what is not what it should be. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SecurityArguments, securityIn } from '../../../scripts/mock/security.ts'
import { mock } from '../../../scripts/mock.ts'
import { createAuthority } from '../../contracts/transport/authority.ts'

let folder: string
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'd1-security-'))
  const authority = await createAuthority()
  const [own, other] = await Promise.all([authority.issue('here'), authority.issue('there')])
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const files = {
    'own.crt': own.certificate,
    'own.key': own.key,
    'other.key': other.key,
    'ca.crt': authority.certificate,
    'key.json': JSON.stringify(jwk),
    'keys.json': JSON.stringify({ keys: [jwk, jwk] }),
    words: 'words',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(at(name), text)
})

afterAll(() => rm(folder, { recursive: true }))

/** The arguments with the paths of their files. */
const paths = (files: SecurityArguments): SecurityArguments =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [name, at(String(file))]))

const OWN = { tlsCert: 'own.crt', tlsKey: 'own.key' }

describe('what is said', () => {
  it.each<[string, SecurityArguments, string[]]>([
    ['nothing', {}, []],
    ['TLS', OWN, ['tls: cert, key']],
    ['TLS with certificates of clients', { ...OWN, clientCa: 'ca.crt' }, ['tls: cert, key, ca']],
    ['keys', { oauthKey: 'keys.json', credentialsKey: 'key.json' }, ['oauth: 0, 1', 'credentialsKey: kid, publicKey']],
  ])('%s', async (_, files, want) => {
    const said = Object.entries(await securityIn(paths(files)))
    expect(said.map(([name, value]) => `${name}: ${Object.keys(value).join(', ')}`)).toEqual(want)
  })
})

describe('what is wrong', () => {
  const TOGETHER = 'A certificate comes with its key; give both `--tls-cert` and `--tls-key`.'
  const ALONE = 'Clients show certificates over TLS only; add `--tls-cert` and `--tls-key` to `--client-ca`.'

  it.each<[SecurityArguments, string]>([
    [{ tlsCert: 'own.crt' }, TOGETHER],
    [{ tlsKey: 'own.key' }, TOGETHER],
    [{ clientCa: 'ca.crt' }, ALONE],
    [{ ...OWN, tlsCert: 'words' }, 'The certificate of `--tls-cert` is none as PEM. (@/words)'],
    [{ ...OWN, tlsKey: 'words' }, 'The key of `--tls-key` is no private key as PEM (unencrypted). (@/words)'],
    [{ ...OWN, tlsKey: 'other.key' }, 'The key of `--tls-key` is not the one of the certificate. (@/other.key)'],
    [{ ...OWN, clientCa: 'words' }, 'The certificate of `--client-ca` is none as PEM. (@/words)'],
    [{ oauthKey: 'words' }, 'The key of `--oauth-key` is no key as PEM, JWK or JWK set. (@/words)'],
    [
      { credentialsKey: 'keys.json' },
      'The key of `--credentials-key` is a set of several keys; keep one. (@/keys.json)',
    ],
  ])('%j', async (files, message) => {
    const error = { code: 'ARGUMENTS', message: message.replace('@', folder) }
    await expect(securityIn(paths(files))).rejects.toMatchObject(error)
  })

  it('is a file that is not there', async () => {
    await expect(securityIn({ oauthKey: at('nothing') })).rejects.toMatchObject({ code: 'FILE' })
  })

  it.each<[SecurityArguments, string]>([
    [{ oauthKey: 'key.json' }, '--oauth-key'],
    [{ credentialsKey: 'key.json' }, '--credentials-key'],
  ])('is %j without the twin', async (files, option) => {
    const place = { spec: 'inbound', port: 0, host: '127.0.0.1', token: [] }
    const message = `Only the twin takes \`${option}\`; add \`--engine twin\`.`
    await expect(mock({ ...place, ...paths(files) })).rejects.toMatchObject({ code: 'ARGUMENTS', message })
  })
})

/** The whole way in: TLS with a client certificate, a token for a signed assertion, card data encrypted to the twin. */
import { generateKeyPairSync } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Target } from '../../contracts/target.ts'
import { publicJwks } from '../../mocks/twin/keys.ts'
import { SEEDED } from '../../mocks/twin/seed.ts'
import { type RunningTwin, startTwin } from '../../mocks/twin/twin.ts'
import { certifyTarget } from '../../scripts/certify.ts'
import { publicKeyOf } from '../../scripts/lib/public-keys.ts'
import { createAuthority } from '../contracts/transport/authority.ts'
import { type Loaded, load } from '../mocks/load.ts'

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })

let loaded: Loaded
let twin: RunningTwin
let target: Target

beforeAll(async () => {
  loaded = await load('specs/canonical/d1-inbound-card.yaml')
  const authority = await createAuthority()
  const own = await authority.issue('here', { hosts: ['127.0.0.1'] })
  const client = await authority.issue('client')
  twin = await startTwin({
    ...loaded,
    ...{ port: 0, host: '127.0.0.1', tokens: [] },
    tls: { cert: own.certificate, key: own.key, ca: authority.certificate },
    oauth: [{ kid: 'signing-key-1', publicKey: pair.publicKey }],
  })
  const { issuerId } = SEEDED
  const [jwk] = publicJwks(1).keys
  target = {
    baseUrl: twin.url,
    oauth: {
      tokenUrl: `${twin.url}/authz/v1/oauth2/token`,
      ...{ key: pair.privateKey, kid: 'signing-key-1', iss: issuerId, sub: issuerId, aud: twin.url },
    },
    tls: createSecureContext({ ca: authority.certificate, cert: client.certificate, key: client.key }),
    recipientKey: publicKeyOf(JSON.stringify(jwk), 'key', { file: 'jwks' }),
    data: SEEDED,
    capabilities: { writes: true, stateful: true },
    timeoutMs: 10_000,
  }
})

afterAll(() => twin.close())

it('is gone by the suite, which then finds nothing wrong', async () => {
  const result = await certifyTarget({ table: loaded.table, target, profile: 'smoke' })
  expect(result.findings.filter(({ outcome }) => outcome !== 'skip')).toEqual([])
  expect(result.verdict).toBe('conforms')
  expect(result.exchanges).toBeGreaterThan(50)
})

it('ends for who signs by another key', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const stranger = { ...target, ...(target.oauth && { oauth: { ...target.oauth, key: privateKey } }) }
  await expect(certifyTarget({ table: loaded.table, target: stranger, profile: 'smoke' })).rejects.toMatchObject({
    code: 'TARGET',
    message: expect.stringMatching(/^The token endpoint refuses the assertion \(400, invalid_grant\)/),
  })
})

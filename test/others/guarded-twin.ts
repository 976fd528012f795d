/**
 * A twin that gives tokens, with one token of each kind: good, of an issuer who may not look here, expired.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { ALSO_SEEDED, SEEDED, seedStore } from '../../mocks/twin/seed.ts'
import { type RunningTwin, startTwin } from '../../mocks/twin/twin.ts'
import type { Running } from '../../scripts/lab/servers.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { type Loaded, load } from '../mocks/load.ts'

const HOUR = 3_600_000

/** Where the canonical document is. */
const SPEC = join(ROOT, 'specs/canonical/d1-inbound-card.yaml')

/** The twin, and how to get in. */
export interface GuardedTwin extends Loaded {
  twin: RunningTwin
  /** Tokens: of the issuer the cards of the tests belong to, of the other one, and one that is over. */
  tokens: { good: string; forbidden: string; expired: string }
}

/** The twin as a server of the lab, which other tools judge with the good token. */
export function asServer({ twin, table, tokens }: GuardedTwin): Running {
  const bearer = { token: tokens.good, name: 'GOOD' }
  const target = {
    baseUrl: twin.url,
    bearer,
    data: {},
    capabilities: { writes: true, stateful: true },
    timeoutMs: 10_000,
  }
  return { listener: twin, table, spec: SPEC, target }
}

/** Starts it. `issuerId` is whose cards are going to be asked for. */
export async function guardedTwin(issuerId: string): Promise<GuardedTwin> {
  const loaded = await load('specs/canonical/d1-inbound-card.yaml')
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const store = seedStore()
  const oauth = [{ kid: 'k1', publicKey }]
  const twin = await startTwin({ ...loaded, oauth, store, tokens: [], port: 0, host: '127.0.0.1' })
  const tokenOf = async (issuer: string): Promise<string> => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, sub: issuer, aud: twin.url, iat: now, exp: now + 300, jti: randomUUID() }
    const assertion = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey)
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
    const answer = await fetch(`${twin.url}/authz/v1/oauth2/token`, { method: 'POST', body })
    return ((await answer.json()) as { access_token: string }).access_token
  }
  const [other] = [SEEDED.issuerId, ALSO_SEEDED.issuerId].filter((one) => one !== issuerId)
  const expired = await tokenOf(issuerId)
  store.clock.travel(HOUR)
  return { ...loaded, twin, tokens: { good: await tokenOf(issuerId), forbidden: await tokenOf(other ?? ''), expired } }
}

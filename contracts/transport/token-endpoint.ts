/**
 * Signs in to a target whose tokens are asked for: the first token is obtained before anything else, later ones when a
 * request needs them.
 * Talks to the token endpoint and nothing else; follows no redirect.
 */
import { Pool } from 'undici'
import { PipelineError } from '../../scripts/lib/errors.ts'
import type { OAuth, Target } from '../target.ts'
import { AccessTokens } from './access-tokens.ts'
import { connectionOptions, exchange } from './connection.ts'
import type { Answer, Header } from './exchange.ts'
import { failureOf } from './transport-failures.ts'

/** The variable that a shell is to have the access token in. */
const NAME = 'ACCESS_TOKEN'

const HEADERS: readonly Header[] = [
  ['accept', 'application/json'],
  ['content-type', 'application/x-www-form-urlencoded'],
]

/**
 * The target with an access token, when it wants one and has none yet.
 *
 * @throws PipelineError `NETWORK` when the token endpoint cannot be asked, `TARGET` when it gives no token.
 */
export async function withAccessToken(target: Target): Promise<Target> {
  const { oauth } = target
  if (!oauth || target.bearer) return target
  const renewal = new AccessTokens({ oauth, post: (form) => post(target, oauth, form) })
  return { ...target, bearer: { token: await renewal.current(), name: NAME, renewal } }
}

/** The target with something in the place of an access token, for requests that are never sent. */
export function withoutAskingForToken(target: Target): Target {
  return target.oauth && !target.bearer ? { ...target, bearer: { token: 'the-access-token', name: NAME } } : target
}

/** Sends a form to the token endpoint. */
async function post(target: Target, { tokenUrl }: OAuth, form: string): Promise<Answer> {
  const { origin, pathname, search } = new URL(tokenUrl)
  const { timeoutMs } = target
  const pool = new Pool(origin, { ...connectionOptions(target), pipelining: 0 })
  try {
    const request = { method: 'POST', target: '', headers: HEADERS, body: Buffer.from(form) }
    return await exchange(pool, `${pathname}${search}`, request, timeoutMs)
  } catch (thrown) {
    const about = { whom: 'token endpoint', shown: tokenUrl, timeoutMs } as const
    throw new PipelineError('NETWORK', failureOf(thrown, about).sentence)
  } finally {
    await pool.destroy()
  }
}

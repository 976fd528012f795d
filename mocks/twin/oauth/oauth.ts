/**
 * The token endpoint of D1: an access token for a signed assertion, good for a quarter of an hour.
 * Tokens end by the clock of this machine and how far the server's time has been moved ahead; assertions are judged by
 * the former alone, for the time of those who sign them does not move along. Keeps only digests of the tokens it gives,
 * in the store, so that a reset ends them and a file keeps them; logs nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7523
 */
import { hash, randomBytes } from 'node:crypto'
import type { Json } from '../../../scripts/lib/json.ts'
import { type Call, type Reply, single } from '../../exchange.ts'
import { splitTarget } from '../../percent.ts'
import type { Reader } from '../keys.ts'
import type { Store } from '../store.ts'
import { type Accepted, type AssertionJudge, createAssertionJudge } from './assertion.ts'
import { forgetPast } from './past.ts'
import { badRequest, readTokenRequest, type TokenError } from './token-request.ts'

/** Where tokens are asked for. */
export const TOKEN_PATH = '/authz/v1/oauth2/token'

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** How long a token is good for, in seconds. */
const LIFETIME = 900

/** Gives tokens, and knows those it has given. */
export interface TokenDesk {
  /** Answers a call to the token endpoint; `undefined` when it is for somebody else. */
  respond(call: Call): Promise<Reply> | undefined
  /** Whether a token was given here and is still good. */
  accepts(token: string): boolean
  /** The issuer a token was given to; `undefined` when it was not given here. */
  holderOf(token: string): string | undefined
}

/** What a desk works with: the callers' public keys, and milliseconds since 1970. */
export interface TokenDeskOptions {
  keys: readonly Reader[]
  now?: (() => number) | undefined
}

/** Opens the desk of one server. */
export function createTokenDesk(
  { keys, now = Date.now }: TokenDeskOptions,
  store: Pick<Store, 'clock' | 'issuers' | 'tokens' | 'assertions' | 'changes'>,
): TokenDesk {
  const machineTime = (): number => now() / 1000
  const tokenTime = (): number => (now() + store.clock.travelled) / 1000
  const { issuers, tokens, assertions } = store
  const judge = createAssertionJudge({ keys, knows: (issuer) => issuers.has(issuer), seen: assertions })
  const give = async (assertion: Accepted): Promise<string> => {
    const time = tokenTime()
    forgetPast(tokens, ({ until }) => until <= time)
    const token = randomBytes(32).toString('base64url')
    const given = { issuer: assertion.issuer, until: time + LIFETIME }
    const digest = hash('sha256', token)
    tokens.set(digest, given)
    await store.changes.announce({ kind: 'token', now: machineTime(), token: { digest, ...given }, assertion })
    return token
  }
  return {
    accepts: (token) => (tokens.get(hash('sha256', token))?.until ?? 0) > tokenTime(),
    holderOf: (token) => tokens.get(hash('sha256', token))?.issuer,
    respond(call) {
      if (splitTarget(call.target).path !== TOKEN_PATH) return undefined
      return call.method === 'POST' ? answer(call, judge, machineTime(), give) : Promise.resolve(NOT_ALLOWED)
    },
  }
}

/** A token, or why there is none. */
async function answer(
  call: Call,
  judge: AssertionJudge,
  now: number,
  give: (assertion: Accepted) => Promise<string>,
): Promise<Reply> {
  const judged = await judgedCall(call, judge, now)
  if ('error' in judged) return written(400, { error: judged.error, error_description: judged.description })
  const scope = 'd1-api:account:full d1-api:consumer:read'
  return written(200, { access_token: await give(judged), expires_in: LIFETIME, scope, token_type: 'Bearer' })
}

/** What a token is asked for with, or why there is none. */
async function judgedCall(call: Call, judge: AssertionJudge, now: number): Promise<Accepted | TokenError> {
  const parameters = await readTokenRequest(call)
  if ('error' in parameters) return parameters
  const [grant, assertion] = [parameters.get('grant_type'), parameters.get('assertion')]
  if (grant === undefined || grant === '') return badRequest('`grant_type` is required.')
  if (grant !== GRANT) return { error: 'unsupported_grant_type', description: `The only grant type is ${GRANT}.` }
  if (assertion === undefined || assertion === '') return badRequest('`assertion` is required.')
  const judged = await judge(assertion, now, single(call, 'host') ?? '')
  return typeof judged === 'string' ? { error: 'invalid_grant', description: judged } : judged
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1 */
function written(status: number, body: Json): Reply {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache' }
  return { status, headers, body: JSON.stringify(body) }
}

const NOT_ALLOWED: Reply = {
  ...written(405, { error: 'invalid_request', error_description: 'Tokens are asked for by POST.' }),
  headers: { 'content-type': 'application/json', allow: 'POST' },
}

/**
 * Reads what a token endpoint answers: a token and how long it is good for, or a coded error that repeats nothing of the
 * assertion, the token or what the endpoint wrote freely.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5
 */
import { PipelineError } from '../../scripts/lib/errors.ts'
import { isObject, type JsonObject } from '../../scripts/lib/json.ts'
import { type Answer, isAccepted, mediaTypeOf, parseBody } from './exchange.ts'

/** An access token and for how many seconds it is good. */
export interface Granted {
  token: string
  lifetime: number
}

/** How long a token is good for when the endpoint does not say, in seconds. */
const USUAL_LIFETIME = 300

/** The errors the standards name; any other is not repeated. */
const KNOWN_ERRORS = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_target',
]

/**
 * Reads an answer; `shown` is the URL of the endpoint, `ahead` how many seconds its clock is ahead of this machine's.
 *
 * @throws PipelineError `TARGET`
 */
export function readGrant(answer: Answer, shown: string, ahead = 0): Granted {
  const refuse = (what: string) => new PipelineError('TARGET', `The token endpoint ${what} (${shown})`)
  const { status } = answer
  const parsed = parseBody(answer)
  const body: JsonObject = parsed.ok && isObject(parsed.value) ? parsed.value : {}
  if (!isAccepted(status)) throw refuse(refusalOf(status, body, ahead))
  if (!parsed.ok)
    throw refuse(`answers with ${mediaTypeOf(answer) ?? 'something'} that is no JSON; correct \`tokenUrl\`.`)
  const { access_token: token, token_type: type, expires_in: lifetime } = body
  if (typeof token !== 'string') throw refuse('answers without `access_token`; correct `tokenUrl`.')
  if (!/^[\x21-\x7e]{1,16384}$/.test(token))
    throw refuse('gives a token that cannot be sent; it is to be mended there.')
  if (type !== undefined && (typeof type !== 'string' || !/^bearer$/i.test(type))) {
    throw refuse('gives a token that is no Bearer token; check `scope` and `tokenUrl`.')
  }
  return { token, lifetime: lifetimeOf(lifetime) }
}

/** Why there is no token, and what to do. */
function refusalOf(status: number, { error }: JsonObject, ahead: number): string {
  const named = typeof error === 'string' && KNOWN_ERRORS.includes(error) ? `${status}, ${error}` : String(status)
  if (status < 400) return `redirects (${status}), which is not followed; correct \`tokenUrl\`.`
  if (status === 404 || status === 405) return `is not there (${named}); correct \`tokenUrl\`.`
  if (status === 429 || status >= 500) return `cannot answer just now (${named}); run it again later.`
  const clock = ahead === 0 ? '' : `, which is ${Math.abs(ahead)} s ${ahead > 0 ? 'behind' : 'ahead'}`
  return `refuses the assertion (${named}); check \`kid\`, \`iss\`, \`sub\`, the key and the clock of this machine${clock}.`
}

/** Seconds, as a number or, as some endpoints write them, as a text. */
function lifetimeOf(value: unknown): number {
  const seconds = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  return typeof seconds === 'number' && seconds > 0 ? seconds : USUAL_LIFETIME
}

/**
 * Whether an assertion is one that a token is given for: a JWT signed by ES256 with a known key, of a known issuer, good
 * for a quarter of an hour at most, and never seen before.
 * Pure, apart from the marks of used assertions, which it looks at and adds to.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 */
import { createHash } from 'node:crypto'
import type { errors as JoseErrors, JWTHeaderParameters, JWTPayload } from 'jose'
import type { Reader } from '../keys.ts'
import { forgetPast } from './past.ts'

/** How long an assertion may be good for, in seconds. */
const MOST = 900
/** How far clocks may be apart, in seconds. */
const SKEW = 60
/** The longest assertion that is looked at, in characters. */
const LONGEST = 8192
/** What assertions are held to. */
export interface AssertionRules {
  /** Public keys of the callers. */
  keys: readonly Reader[]
  /** Whether an issuer is known. */
  knows: (issuer: string) => boolean
  /** Marks of used assertions, each with the second up to which it would be good. */
  seen: Map<string, number>
}

/** An assertion that a token is due for, marked as used. */
export interface Accepted {
  issuer: string
  mark: string
  /** The second up to which it would be good, were it not used. */
  until: number
}

/** Accepts an assertion or says why not, as a sentence; `now` in seconds, `host` as the call names it. */
export type AssertionJudge = (assertion: string, now: number, host: string) => Promise<Accepted | string>

/** Begins to judge. */
export function createAssertionJudge({ keys, knows, seen }: AssertionRules): AssertionJudge {
  return async (assertion, now, host) => {
    if (assertion.length > LONGEST) return `The assertion is longer than ${LONGEST} characters.`
    const payload = await verified(assertion, keys, now)
    if (typeof payload === 'string') return payload
    const problem = claimsProblem(payload, now, host, knows)
    if (problem !== undefined) return problem
    const { iss: issuer = '', exp = now } = payload
    // Between looking and remembering nothing else runs.
    const mark = markOf(assertion, payload)
    if (seen.has(mark)) return 'The assertion was used before.'
    forgetPast(seen, (until) => until < now)
    seen.set(mark, exp + SKEW)
    return { issuer, mark, until: exp + SKEW }
  }
}

/** The claims of an assertion with a good signature and date, or what is wrong. */
async function verified(assertion: string, keys: readonly Reader[], now: number): Promise<JWTPayload | string> {
  const { errors, jwtVerify } = await import('jose')
  const options = {
    algorithms: ['ES256'],
    clockTolerance: SKEW,
    currentDate: new Date(now * 1000),
    requiredClaims: ['iss', 'sub', 'exp'],
  }
  try {
    return (await jwtVerify(assertion, (header: JWTHeaderParameters) => keyFor(header, keys), options)).payload
  } catch (thrown) {
    return sentenceOf(thrown, errors)
  }
}

/** The header names no key that is known. */
class UnknownKey extends Error {}

/** The key with the id a header names; a key without an id is good for any. */
function keyFor({ kid }: JWTHeaderParameters, keys: readonly Reader[]): Reader['publicKey'] {
  const named = typeof kid === 'string' && kid !== ''
  const key = named ? keys.find((one) => one.kid === kid || one.kid === '') : undefined
  if (key === undefined) throw new UnknownKey()
  return key.publicKey
}

/** What a failure means; nothing of the assertion is repeated. */
function sentenceOf(thrown: unknown, errors: typeof JoseErrors): string {
  if (thrown instanceof UnknownKey) return 'The assertion names no known key by `kid`.'
  if (thrown instanceof errors.JWTExpired) return 'The assertion has expired.'
  if (thrown instanceof errors.JOSEAlgNotAllowed) return 'The assertion is not signed by ES256.'
  if (thrown instanceof errors.JWSSignatureVerificationFailed) return 'The signature of the assertion is wrong.'
  if (!(thrown instanceof errors.JWTClaimValidationFailed)) return 'The assertion is no signed JWT in compact form.'
  const claim = ['iss', 'sub', 'exp', 'nbf', 'iat'].find((name) => name === thrown.claim)
  if (claim === 'nbf') return 'The assertion is not good yet.'
  return thrown.reason === 'missing'
    ? `The assertion lacks \`${claim}\`.`
    : `The \`${claim}\` of the assertion is wrong.`
}

/** What is wrong with claims that are there and in time. */
function claimsProblem(
  { iss, sub, exp = 0, iat, aud, jti }: JWTPayload,
  now: number,
  host: string,
  knows: (issuer: string) => boolean,
): string | undefined {
  const wrong = (claim: string): string => `The \`${claim}\` of the assertion is wrong.`
  if (exp > now + MOST + SKEW) return `The assertion is good for more than ${MOST / 60} minutes.`
  if (typeof iss !== 'string' || !knows(iss)) return 'The issuer of the assertion is not known.'
  if (typeof sub !== 'string' || sub === '') return wrong('sub')
  if (iat !== undefined && iat > now + SKEW) return 'The assertion was made in the future.'
  if (jti !== undefined && (typeof jti !== 'string' || jti === '')) return wrong('jti')
  return aud === undefined || [aud].flat().some((one) => isAudience(one, host)) ? undefined : wrong('aud')
}

/** Whether an audience is this server, or the one it stands for. */
function isAudience(aud: unknown, host: string): boolean {
  const url = typeof aud === 'string' ? URL.parse(aud) : null
  return url !== null && (url.host === host || url.hostname.endsWith('.thalescloud.io'))
}

/**
 * What tells one assertion from another: issuer and `jti`, else what is signed and the half of the signature that
 * nobody but the signer can change.
 */
function markOf(assertion: string, { iss, jti }: JWTPayload): string {
  if (jti !== undefined) return JSON.stringify([iss, jti])
  const [header, payload, signature = ''] = assertion.split('.')
  const half = Buffer.from(signature, 'base64url').subarray(0, 32).toString('hex')
  return createHash('sha256').update(`${header}.${payload}.${half}`).digest('hex')
}

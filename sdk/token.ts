/**
 * Access tokens: given ones, or ones asked for with a signed assertion, kept until shortly before they end and asked
 * for once however many calls need one.
 * Talks to the token endpoint; tokens, assertions and keys are in no error.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7523
 */
import { CompactSign } from 'jose/jws/compact/sign'
import { aborted, D1Error } from './errors.ts'
import { type Key, readKey } from './keys.ts'
import { isRepeatable, retryAfterOf } from './retry.ts'
import { type Flight, join } from './single-flight.ts'
import type { Fetch } from './tls.ts'

/** What a client tells where its tokens come from. */
export interface AuthContext {
  fetch: Fetch
  issuerId: string
  /** Where tokens are to be had, unless something else was said. */
  tokenUrl: string
  /** Milliseconds since 1970. */
  now(): number
}

/** Where tokens come from. */
export interface TokenSource {
  /** The token to send. */
  token(signal: AbortSignal): Promise<string>
  /** Hears that a token was refused. @returns whether another one may be had */
  refused(token: string): boolean
}

/** A way to have tokens; each client has its own. */
export type Auth = (context: AuthContext) => TokenSource

/** Sends a token that was obtained elsewhere. A function is asked before every call, and once more after a 401. */
export function staticBearer(token: string | (() => string | Promise<string>)): Auth {
  return () => ({
    async token() {
      return typeof token === 'string' ? token : token()
    },
    refused: () => typeof token === 'function',
  })
}

/** How the issuer says who it is. */
export interface JwtBearer {
  /** The private key that signs, P-256. */
  key: Key
  /** Its id. */
  kid: string
  /** Who asks: `iss` and `sub`. The issuer id when left out; an aggregator has an id of its own. */
  subject?: string | undefined
  /** For whom the assertion is: `aud`. The origin of the token endpoint when left out. */
  audience?: string | undefined
  /** The token endpoint, when it is not `/authz/v1/oauth2/token` of the host of the API. */
  tokenUrl?: string | undefined
}

/** How long an assertion is good for, in seconds; D1 allows 900, and clocks may be minutes apart. */
const LIFETIME = 300
/** How long before its end a token is no longer used, in milliseconds; less for tokens that do not live long. */
const EARLY = 60_000
/** How long a token lives when its answer does not say, in seconds. @see D1's OAuth API: 15 minutes */
const USUAL = 900

/** Asks for tokens with an assertion that is signed with ES256. */
export function jwtBearer(options: JwtBearer): Auth {
  return (context) => {
    let kept: { token: string; until: number } | undefined
    let flight: Flight<string> | undefined
    return {
      async token(signal) {
        if (kept && context.now() < kept.until) return kept.token
        flight = join(flight, async (common) => {
          kept = await obtain(options, context, common)
          return kept.token
        })
        return flight.wait(signal)
      },
      refused(token) {
        if (kept?.token === token) kept = undefined
        return true
      },
    }
  }
}

/** Asks for one token. */
async function obtain(options: JwtBearer, context: AuthContext, signal: AbortSignal) {
  const { tokenUrl = context.tokenUrl } = options
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: await sign(options, { ...context, tokenUrl }),
  })
  const asked = context.now()
  const headers = { accept: 'application/json' }
  const request = new Request(tokenUrl, { method: 'POST', body: form, headers, redirect: 'manual', signal })
  const response = await context.fetch(request).catch((cause) => {
    if (signal.aborted) throw aborted({})
    if (cause instanceof D1Error) throw cause
    throw new D1Error('TOKEN', 'The token endpoint cannot be reached.', { retryable: true, cause })
  })
  const text = await response.text().catch((cause) => {
    if (cause instanceof D1Error) throw cause
    throw new D1Error('TOKEN', 'The token endpoint broke off its answer.', { retryable: true, cause })
  })
  const { access_token: token, expires_in: seconds } = read(text)
  if (!response.ok || typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw refusal(response, context.now())
  // A number, or a text of one: the two sides of D1 differ. Not a number is compared as neither more nor less.
  const life = (Number(seconds ?? USUAL) > 0 ? Number(seconds ?? USUAL) : USUAL) * 1000
  return { token, until: asked + life - Math.min(EARLY, life / 2) }
}

async function sign({ key, kid, subject, audience }: JwtBearer, context: AuthContext): Promise<string> {
  const signer = await readKey(key, { kind: 'private', alg: 'ES256' })
  const who = subject ?? context.issuerId
  const iat = Math.floor(context.now() / 1000)
  const aud = audience ?? new URL(context.tokenUrl).origin
  const claims = { iss: who, sub: who, aud, iat, exp: iat + LIFETIME, jti: crypto.randomUUID() }
  try {
    return await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
      .sign(signer)
  } catch (cause) {
    throw new D1Error('CONFIGURATION', 'The assertion cannot be signed with the private key.', { cause })
  }
}

/** The members of an answer; none when it is no JSON object. */
function read(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

function refusal(response: Response, now: number): D1Error {
  const { ok, status } = response
  const retryAfter = retryAfterOf(response.headers, now)
  const sentence = ok ? 'The token endpoint answered without a token.' : `The token endpoint refused with ${status}.`
  // Asking for a token changes nothing, so it is like reading.
  return new D1Error('TOKEN', sentence, { status, retryAfter, retryable: isRepeatable('GET', status, retryAfter) })
}

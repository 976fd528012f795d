/**
 * Whether a call comes from D1: by a token both sides know, or by one that D1 signs.
 * Fetches the keys of the signer where it is told to; no token is in any answer or error.
 */
import type { JSONWebKeySet, JWTVerifyGetKey, JWTVerifyOptions } from 'jose'

/** What became of a token: the caller is known, or not, or may not do this, or that could not be found out now. */
export type Verdict = 'accepted' | 'unknown' | 'forbidden' | 'undecided'

/** Decides about the token of a call that is about an issuer. */
export type Verify = (token: string, issuerId: string) => Verdict | Promise<Verdict>

/**
 * Accepts tokens that were agreed upon; several while one takes the place of another. What is compared are digests, so
 * the time it takes says nothing about the token.
 *
 * @example createReceiver({ verify: staticBearer(process.env.D1_INBOUND_TOKEN ?? ''), onAuthorisation })
 */
export function staticBearer(...tokens: string[]): Verify {
  if (tokens.some((token) => token === '') || tokens.length === 0) {
    throw new TypeError('staticBearer needs a token that is not empty.')
  }
  // Such a one would refuse every call, and D1 would hold what it has to say.
  if (!tokens.every((token) => /^[\x21-\x7e]+$/.test(token))) {
    throw new TypeError('staticBearer needs tokens of visible ASCII characters; a line break at the end is none.')
  }
  const known = Promise.all(tokens.map(digest))
  return async (token) => {
    const given = await digest(token)
    const matches = (await known).map((one) => isEqual(one, given))
    return matches.includes(true) ? 'accepted' : 'unknown'
  }
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

/** Compares all bytes, wherever they differ first. */
function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  let difference = 0
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0)
  return difference === 0
}

/** Who signs, and for whom. */
export interface JwksOptions {
  /** Where the keys of the signer are published, or the keys. */
  keys: string | URL | JSONWebKeySet
  /** `iss` of its tokens. */
  issuer: string
  /** `aud` of its tokens: this receiver. */
  audience: string
  /** Scope that a token must have. A token without it is good, and may not do this. */
  scope?: string | undefined
  /** How far the clocks may be apart, in seconds. */
  clockTolerance?: number | undefined
}

/** Algorithms that tokens may be signed with: none that a public key could be mistaken for a secret in. */
const ALGORITHMS = ['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA']

/** Accepts JSON Web Tokens that one signer has signed. */
export function jwks({ keys, issuer, audience, scope, clockTolerance = 30 }: JwksOptions): Verify {
  const options: JWTVerifyOptions = {
    issuer,
    audience,
    clockTolerance,
    algorithms: ALGORITHMS,
    requiredClaims: ['exp'],
  }
  let source: Promise<JWTVerifyGetKey> | undefined
  return async (token) => {
    const { jwtVerify } = await import('jose/jwt/verify')
    source ??= keySource(keys)
    try {
      const { payload } = await jwtVerify(token, await source, options)
      const scopes = typeof payload.scope === 'string' ? payload.scope.split(' ') : []
      return scope === undefined || scopes.includes(scope) ? 'accepted' : 'forbidden'
    } catch (error) {
      if (isAboutToken(error)) return 'unknown'
      // Without its keys nothing can be decided, and somebody should hear of it.
      throw error
    }
  }
}

async function keySource(keys: JwksOptions['keys']): Promise<JWTVerifyGetKey> {
  if (typeof keys === 'string' || keys instanceof URL) {
    const { createRemoteJWKSet } = await import('jose/jwks/remote')
    return createRemoteJWKSet(new URL(keys))
  }
  const { createLocalJWKSet } = await import('jose/jwks/local')
  return createLocalJWKSet(keys)
}

/** Whether the token is at fault, and not the way to the keys. */
function isAboutToken(error: unknown): boolean {
  const code = Object(error).code
  if (typeof code !== 'string') return false
  return /^ERR_(?:JWT|JWS|JOSE_(?:ALG|NOT_SUPPORTED))/.test(code) || code === 'ERR_JWKS_NO_MATCHING_KEY'
}

/**
 * How an operation is signed in to: the scheme that counts, where its secret travels, and the request with it.
 * Pure. The one secret a target has is used for whichever scheme the document asks: as bearer token, as basic
 * credentials (`user:password`, or already encoded), or as API key.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#security-requirement-object
 */
import type { Operation, OperationsTable, SecurityScheme } from '../../scripts/lib/operations.ts'
import type { Target } from '../target.ts'
import type { Request } from '../transport/exchange.ts'

/** Where a secret travels. */
export interface Placement {
  in: 'header' | 'query' | 'cookie'
  /** Name of the header, query parameter or cookie. */
  name: string
  /** Authentication scheme in front of the secret; empty for API keys. */
  scheme: string
}

/** What signing in to an operation takes. */
export type SignIn =
  | { state: 'open' }
  | { state: 'known'; placement: Placement; secret: string }
  | { state: 'unknown'; placement: Placement | undefined; reason: string }

/** Finds out how to sign in to an operation of a target. */
export function signInOf(table: OperationsTable, operation: Operation, target: Target): SignIn {
  const alternatives = operation.security.map((requirement) => Object.keys(requirement))
  if (alternatives.length === 0 || alternatives.some((names) => names.length === 0)) return { state: 'open' }
  const placements = alternatives.map((names) => names.map((name) => placementOf(schemeOf(table, name))))
  const single = placements.find((places) => places.filter((place) => place !== 'transport').length === 1)
  const placement = single?.find((place) => typeof place === 'object')
  if (placement === undefined) {
    return { state: 'unknown', placement, reason: 'its security scheme is not one this suite can sign in with' }
  }
  if (target.bearer === undefined) return { state: 'unknown', placement, reason: 'no token was given' }
  const { token } = target.bearer
  const encoded = placement.scheme === 'Basic' && token.includes(':') ? btoa(token) : token
  return { state: 'known', placement, secret: encoded }
}

function schemeOf(table: OperationsTable, name: string): SecurityScheme | undefined {
  return Object.hasOwn(table.securitySchemes, name) ? table.securitySchemes[name] : undefined
}

/** Where the secret of a scheme travels; `transport` when it is not part of the request. */
function placementOf(scheme: SecurityScheme | undefined): Placement | 'transport' | undefined {
  if (scheme?.type === 'mutualTLS') return 'transport'
  if (scheme?.type === 'apiKey') return { in: scheme.in, name: scheme.name, scheme: '' }
  if (scheme?.type === 'oauth2' || scheme?.type === 'openIdConnect') return authorization('Bearer')
  const name = scheme?.type === 'http' ? scheme.scheme.toLowerCase() : undefined
  if (name === 'bearer') return authorization('Bearer')
  return name === 'basic' ? authorization('Basic') : undefined
}

function authorization(scheme: string): Placement {
  return { in: 'header', name: 'authorization', scheme }
}

/** The request with a credential as text (`Bearer abc`, or a bare key) in its place. */
export function withCredential(request: Request, placement: Placement, written: string): Request {
  if (placement.in === 'header') {
    return { ...request, headers: [...request.headers, [placement.name.toLowerCase(), written]] }
  }
  const pair = `${encodeURIComponent(placement.name)}=${encodeURIComponent(written)}`
  if (placement.in === 'query') {
    return { ...request, target: `${request.target}${request.target.includes('?') ? '&' : '?'}${pair}` }
  }
  const cookie = request.headers.find(([name]) => name === 'cookie')?.[1]
  const others = request.headers.filter(([name]) => name !== 'cookie')
  return { ...request, headers: [...others, ['cookie', cookie === undefined ? pair : `${cookie}; ${pair}`]] }
}

/** A secret as it stands in its place. */
export function writtenSecret({ scheme }: Placement, secret: string): string {
  return scheme === '' ? secret : `${scheme} ${secret}`
}

/** The request as the target wants it, signed in when that is known. */
export function signedIn(request: Request, signIn: SignIn): Request {
  if (signIn.state !== 'known') return request
  return withCredential(request, signIn.placement, writtenSecret(signIn.placement, signIn.secret))
}

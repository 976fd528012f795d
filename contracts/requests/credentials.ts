/**
 * How an operation is signed in to: the schemes that count, where their secrets travel, and the request with them.
 * Pure. A scheme has the secret that the target file names for it; else the one token a target has is used for whichever
 * scheme the document asks: as bearer token, as basic credentials (`user:password`, or already encoded), or as API key.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#security-requirement-object
 */
import type { Operation, OperationsTable, SecurityScheme } from '../../scripts/lib/operations.ts'
import { asksNothing } from '../judging/openness.ts'
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

/** A secret as it is sent, and where. */
export interface Credential {
  placement: Placement
  secret: string
}

/** What signing in to an operation takes; `also`: what goes along, where one secret is not enough. */
export type SignIn =
  | { state: 'open' }
  | ({ state: 'known'; also: readonly Credential[] } & Credential)
  | { state: 'unknown'; placement: Placement | undefined; reason: string }

/** Finds out how to sign in to an operation of a target: by the first way for which it has every secret. */
export function signInOf(table: OperationsTable, operation: Operation, target: Target): SignIn {
  if (asksNothing(operation)) return { state: 'open' }
  const [found] = signInsOf(table, operation, target)
  if (found) return found.signIn
  const ways = waysOf(table, operation)
  const known = ways.find((way) => way.length > 0 && way.every(({ placement }) => typeof placement === 'object'))
  const placement = known?.[0]?.placement
  if (!known || typeof placement !== 'object') {
    const reason = 'its security scheme is not one this suite can sign in with'
    return { state: 'unknown', placement: undefined, reason }
  }
  const names = known.map(({ name }) => `\`auth.schemes.${name}.env\``).join(' and ')
  const reason = known.length === 1 ? 'no token was given' : `not every secret was given: name them by ${names}`
  return { state: 'unknown', placement, reason }
}

/** Every way to sign in to an operation for which a target has every secret; each is enough. */
export function signInsOf(
  table: OperationsTable,
  operation: Operation,
  target: Target,
): { signIn: SignIn & { state: 'known' }; names: readonly string[] }[] {
  return waysOf(table, operation).flatMap((way) => {
    const [first, ...also] = way.flatMap(
      ({ name, placement }) => credentialOf(target, name, placement, way.length) ?? [],
    )
    const names = way.map(({ name }) => name)
    return first && also.length === way.length - 1 ? [{ signIn: { state: 'known', ...first, also }, names }] : []
  })
}

/** The ways to sign in to an operation, each the schemes that it takes, but for those of the connection itself. */
function waysOf(table: OperationsTable, { security }: Operation) {
  return security.map((requirement) =>
    Object.keys(requirement)
      .map((name) => ({ name, placement: placementOf(schemeOf(table, name)) }))
      .filter(({ placement }) => placement !== 'transport'),
  )
}

/** Credentials that the target knows by schemes of the document that are not those of an operation. */
export function foreignCredentials(
  table: OperationsTable,
  operation: Operation,
  target: Target,
): (Credential & { scheme: string })[] {
  const named = (scheme: string) => {
    const placement = placementOf(schemeOf(table, scheme))
    const credential = credentialOf(target, scheme, placement, 2)
    return credential ? [{ ...credential, scheme }] : []
  }
  const own = [...new Set(operation.security.flatMap((requirement) => Object.keys(requirement)))]
  const kept = new Set(own.flatMap(named).map(({ placement, secret }) => JSON.stringify([placement, secret])))
  const others = Object.keys(target.secrets ?? {}).filter((scheme) => !own.includes(scheme))
  return others.flatMap(named).filter(({ placement, secret }) => !kept.has(JSON.stringify([placement, secret])))
}

/** What a scheme is signed in with; the one token of a target only where nothing else is asked for. */
function credentialOf(
  { secrets, bearer }: Target,
  name: string,
  placement: Placement | 'transport' | undefined,
  asked: number,
): Credential | undefined {
  if (typeof placement !== 'object') return undefined
  const named = secrets && Object.hasOwn(secrets, name) ? secrets[name] : undefined
  const secret = named ?? (asked === 1 ? bearer : undefined)
  return secret && { placement, secret: sentSecret(placement, secret.token) }
}

/** A secret in the form in which it is sent: basic credentials encoded. @see https://www.rfc-editor.org/rfc/rfc7617 */
export function sentSecret({ scheme }: Placement, secret: string): string {
  return scheme === 'Basic' && secret.includes(':') ? encodedPair(secret) : secret
}

/** A user and a password as the scheme `Basic` sends them. */
export function encodedPair(pair: string): string {
  return Buffer.from(pair).toString('base64')
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
  return signIn.state === 'known' ? withSecrets(request, [signIn, ...signIn.also]) : request
}

/** The request with some secrets in their places. */
export function withSecrets(request: Request, credentials: readonly Credential[]): Request {
  return credentials.reduce(
    (rest, { placement, secret }) => withCredential(rest, placement, writtenSecret(placement, secret)),
    request,
  )
}

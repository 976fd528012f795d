/**
 * Whether a call carries the credentials its operation asks for. Comes after routing, because security is declared
 * per operation, and before everything else, so that a stranger learns nothing about his request.
 * Pure; never repeats a credential.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#security-requirement-object
 */
import { hash, timingSafeEqual } from 'node:crypto'
import type { Operation, OperationsTable, SecurityScheme } from '../scripts/lib/operations.ts'
import { type Call, type Refusal, refuse, single } from './exchange.ts'
import { decodeForm, readCookies, readPairs, splitTarget } from './percent.ts'

/** Judges the credentials of a call; `undefined` when they suffice. */
export type Authenticator = (call: Call, operation: Operation) => Refusal | undefined

/** What is wrong with one credential. */
interface Complaint {
  subject: string
  rule: string
}

/**
 * @param tokens the tokens, API keys and pairs `user:password` that are known; none, and nobody who gives any: every well-formed one passes
 * @param given whether a token was given by the server itself
 */
export function createAuthenticator(
  table: OperationsTable,
  tokens: readonly string[],
  given?: (token: string) => boolean,
): Authenticator {
  const known = tokens.map(digest)
  const knows = (secret: string): boolean => {
    const own = digest(secret)
    // No early exit: the time must not tell how many tokens were compared.
    const isKnown = known.reduce((found, token) => timingSafeEqual(token, own) || found, false)
    return isKnown || (given ? given(secret) : known.length === 0)
  }
  return (call, operation) => {
    const complaints = schemesOf(table, operation).map((schemes) =>
      schemes.map((scheme) => complaintOf(scheme, call, knows)).find((complaint) => complaint !== undefined),
    )
    const [first] = complaints
    if (first === undefined || complaints.includes(undefined)) return undefined
    return refuse(401, first.subject, first.rule, challengesOf(table, operation))
  }
}

/** The `WWW-Authenticate` header of an operation; none when it is open to everybody. */
export function challengesOf(table: OperationsTable, operation: Operation): Record<string, string> {
  const challenges = schemesOf(table, operation).flatMap((schemes) => schemes.map(challengeOf))
  const named = [...new Set(challenges.filter((challenge) => challenge !== undefined))]
  return named.length === 0 ? {} : { 'www-authenticate': named.join(', ') }
}

const alternatives = new WeakMap<Operation['security'], SecurityScheme[][]>()

/** The alternatives of an operation: schemes that must hold together; found once. */
function schemesOf({ securitySchemes }: OperationsTable, { security }: Operation): SecurityScheme[][] {
  const known = alternatives.get(security)
  if (known) return known
  const found = security.map((entry) =>
    Object.keys(entry).flatMap((name) => (Object.hasOwn(securitySchemes, name) ? (securitySchemes[name] ?? []) : [])),
  )
  alternatives.set(security, found)
  return found
}

/** The challenge of RFC 9110 that a client can answer; a certificate is asked for by TLS, not by HTTP. */
function challengeOf(scheme: SecurityScheme): string | undefined {
  if (scheme.type === 'mutualTLS') return undefined
  if (scheme.type === 'apiKey') return 'ApiKey'
  const name = schemeName(scheme)
  return name === 'bearer'
    ? 'Bearer'
    : name === 'basic'
      ? 'Basic realm="mock"'
      : scheme.type === 'http'
        ? scheme.scheme
        : name
}

/** OAuth 2 and OpenID Connect hand out bearer tokens. */
function schemeName(scheme: SecurityScheme): string {
  return scheme.type === 'http' ? scheme.scheme.toLowerCase() : 'bearer'
}

/** The digest of the secret that came last, which most often comes again. */
let last: { secret: string; digest: Buffer } | undefined

function digest(secret: string): Buffer {
  if (last?.secret !== secret) last = { secret, digest: hash('sha256', secret, 'buffer') }
  return last.digest
}

/** What is wrong with the credential of one scheme; `undefined` when it holds. */
function complaintOf(scheme: SecurityScheme, call: Call, knows: (secret: string) => boolean): Complaint | undefined {
  // The client certificate is the business of whoever terminates TLS in front of the mock.
  if (scheme.type === 'mutualTLS') return undefined
  if (scheme.type === 'apiKey') return apiKeyComplaint(scheme, call, knows)
  const name = schemeName(scheme)
  if (name === 'bearer') return bearerComplaint(call, knows)
  if (name === 'basic') return basicComplaint(call, knows)
  const header = single(call, 'authorization') ?? ''
  const carries = header.toLowerCase().startsWith(`${name} `) && header.slice(name.length).trim() !== ''
  return carries ? undefined : { subject: AUTHORIZATION, rule: `must carry ${name} credentials` }
}

const AUTHORIZATION = 'header `Authorization`'

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
function bearerComplaint(call: Call, knows: (secret: string) => boolean): Complaint | undefined {
  const missing = absence(call)
  if (missing) return missing
  const token = /^bearer +([\w.~+/-]+=*) *$/i.exec(single(call, 'authorization') ?? '')?.[1]
  if (token === undefined) return { subject: AUTHORIZATION, rule: 'must carry one bearer token' }
  return knows(token) ? undefined : { subject: 'bearer token', rule: 'is not a known one' }
}

/** @see https://www.rfc-editor.org/rfc/rfc7617#section-2 */
function basicComplaint(call: Call, knows: (secret: string) => boolean): Complaint | undefined {
  const missing = absence(call)
  if (missing) return missing
  const encoded = /^basic +([a-z0-9+/]+=*) *$/i.exec(single(call, 'authorization') ?? '')?.[1] ?? ''
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  if (!pair.includes(':')) return { subject: AUTHORIZATION, rule: 'must carry a user and a password' }
  return knows(pair) ? undefined : { subject: 'user', rule: 'is not a known one, or has another password' }
}

function absence(call: Call): Complaint | undefined {
  if (call.headers.authorization !== undefined) return undefined
  return { subject: AUTHORIZATION, rule: 'is required' }
}

type ApiKey = Extract<SecurityScheme, { type: 'apiKey' }>

function apiKeyComplaint(scheme: ApiKey, call: Call, knows: (secret: string) => boolean): Complaint | undefined {
  const subject = `${scheme.in === 'query' ? 'query parameter' : scheme.in} \`${scheme.name}\``
  const [key = '', ...others] = apiKeys(scheme, call)
  if (key === '') return { subject, rule: 'is required' }
  if (others.length > 0) return { subject, rule: 'must be given once' }
  return knows(key) ? undefined : { subject, rule: 'is not a known key' }
}

/** Every value that was sent for a key. */
function apiKeys(scheme: ApiKey, call: Call): readonly string[] {
  if (scheme.in === 'header') return call.headers[scheme.name.toLowerCase()] ?? []
  const pairs =
    scheme.in === 'query' ? readPairs(splitTarget(call.target).query) : readCookies(call.headers.cookie ?? [])
  return (pairs ?? []).filter(({ name }) => name === scheme.name).map(({ raw }) => decodeForm(raw) ?? '')
}

/**
 * Whether a request is one of D1's about an issuer that is served here: everything that is judged before the body.
 * Asks `verify`; never says a token.
 */
import { later, refusal } from './answers.ts'
import { PATH, readParameters } from './notification.ts'
import type { Verdict, Verify } from './verify.ts'

/** What a request is about. */
export interface Addressed {
  issuerId: string
  correlationId: string | undefined
}

/** What is served, and to whom. */
export interface AddressingOptions {
  verify: Verify
  issuers?: readonly string[] | undefined
  basePath?: string | undefined
}

/** Makes what decides whether a request is let in, or how it is refused. */
export function createAddressing({ verify, issuers, basePath = '' }: AddressingOptions) {
  const paths = pathPattern(basePath)
  return async (request: Request): Promise<Addressed | Response> => {
    const [, segment] = paths.exec(new URL(request.url).pathname) ?? []
    if (segment === undefined) return refusal(404, 'RESOURCE_NOT_FOUND', 'The path is not known.')
    if (request.method !== 'POST') {
      return refusal(405, 'METHOD_NOT_ALLOWED', 'Notifications are sent by POST.', { allow: 'POST' })
    }
    const issuerId = decoded(segment)
    const refused = unverified(await verdictOn(request, verify, issuerId ?? segment))
    if (refused) return refused
    const [wrong] =
      issuerId === undefined
        ? [{ at: 'issuerId', rule: 'must be well-formed' }]
        : readParameters(issuerId, request.headers)
    if (issuerId === undefined || wrong) return refusal(400, 'FIELD_INVALID_FORMAT', `${wrong?.at} ${wrong?.rule}.`)
    if (issuers && !issuers.includes(issuerId)) return refusal(404, 'ISSUER_NOT_FOUND', 'issuerId')
    return { issuerId, correlationId: request.headers.get('x-correlation-id') ?? undefined }
  }
}

/** The paths of the API below a base path, or without it where a server has cut it off; the issuer is the first group. */
function pathPattern(basePath: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const [before = '', after = ''] = PATH.split('{issuerId}')
  return new RegExp(`^(?:${literal(basePath.replace(/\/+$/, ''))})?${literal(before)}([^/]+)${literal(after)}$`)
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
async function verdictOn(request: Request, verify: Verify, issuerId: string): Promise<Verdict> {
  const [, token] = /^Bearer +([\x21-\x7e]+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  return token === undefined ? 'unknown' : verify(token, issuerId)
}

/** How a request of somebody who may not send it is refused. */
function unverified(verdict: Verdict): Response | undefined {
  switch (verdict) {
    case 'accepted':
      return undefined
    case 'unknown':
      return refusal(401, 'UNAUTHORIZED', 'The token is missing or not valid.', { 'www-authenticate': 'Bearer' })
    case 'forbidden':
      return refusal(403, 'FORBIDDEN', 'The token does not allow this.')
    case 'undecided':
      return later('The token cannot be verified now.')
  }
}

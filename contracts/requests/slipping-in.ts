/**
 * Requests without valid credentials that a guard may overlook: with a header that says they come from within, with a body
 * in chunks, with two sets of credentials neither of which is known.
 * Pure.
 */
import type { Request } from '../transport/exchange.ts'
import { type Placement, withCredential, writtenSecret } from './credentials.ts'
import type { Unsigned } from './unsigned-requests.ts'

/** One such request. */
export type Slipping = Omit<Unsigned, 'draft'>

/** By this, programs behind a gateway tell who asks. */
const FROM_WITHIN = ['x-forwarded-for', '127.0.0.1'] as const

/** The plain request without credentials, and with two that are `unknown`, in ways that a guard may overlook. */
export function slippingIn(plain: Request, placement: Placement, unknown: string): Slipping[] {
  const within: Slipping = {
    keyword: 'missing-from-within',
    sentence: 'the credentials are missing, and a header says that the request comes from within',
    request: { ...plain, headers: [...plain.headers, FROM_WITHIN] },
  }
  const chunked: Slipping = {
    keyword: 'missing-in-chunks',
    sentence: 'the credentials are missing, and the body comes in chunks',
    request: { ...plain, headers: [...plain.headers, ['transfer-encoding', 'chunked']] },
  }
  const written = writtenSecret(placement, unknown)
  // Two where one belongs may be refused for that (RFC 9110, 5.3), whatever they are.
  const twice: Slipping = {
    keyword: 'unknown-twice',
    sentence: 'the credentials are there twice, and both are unknown',
    request: withCredential(withCredential(plain, placement, written), placement, `${written}2`),
    atMost: 'may',
  }
  return [within, ...(plain.body ? [chunked] : []), ...(placement.in === 'header' ? [twice] : [])]
}

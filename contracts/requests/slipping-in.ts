/**
 * Requests without valid credentials that a guard may overlook: with a header that says they come from within, with a body
 * in chunks, with two sets of credentials neither of which is known.
 * Pure.
 */

import type { Severity } from '../result.ts'
import type { Request } from '../transport/exchange.ts'
import { type Placement, withCredential, writtenSecret } from './credentials.ts'

/** One such request. */
export interface Slipping {
  keyword: string
  /** After "the credentials". */
  words: string
  request: Request
  atMost?: Severity
}

/** By this, programs behind a gateway tell who asks. */
const FROM_WITHIN = ['x-forwarded-for', '127.0.0.1'] as const

/** The plain request without credentials, and with two that are `unknown`, in ways that a guard may overlook. */
export function slippingIn(plain: Request, placement: Placement, unknown: string): Slipping[] {
  const within = {
    keyword: 'missing-from-within',
    words: 'are missing, and a header says that the request comes from within',
    request: { ...plain, headers: [...plain.headers, FROM_WITHIN] },
  }
  const chunked = {
    keyword: 'missing-in-chunks',
    words: 'are missing, and the body comes in chunks',
    request: { ...plain, headers: [...plain.headers, ['transfer-encoding', 'chunked'] as const] },
  }
  const written = writtenSecret(placement, unknown)
  // Two where one belongs may be refused for that (RFC 9110, 5.3), whatever they are.
  const twice: Slipping = {
    keyword: 'unknown-twice',
    words: 'are there twice, and both are unknown',
    request: withCredential(withCredential(plain, placement, written), placement, `${written}2`),
    atMost: 'may',
  }
  return [within, ...(plain.body ? [chunked] : []), ...(placement.in === 'header' ? [twice] : [])]
}

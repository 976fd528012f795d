/**
 * What the domain controls have in common: each is declined for the same reason, with a detail of its own.
 * Pure.
 */
import type { Decline } from '../purchase.ts'

/** The decline of a domain control. */
export function notAllowed(detail: string): Decline {
  return { reason: 'DOMAIN_CONTROL_FAIL', detail, actionCode: '119' }
}

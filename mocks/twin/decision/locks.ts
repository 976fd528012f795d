/**
 * Locks of the authorisation system: a card is suspended when the same check has failed too often.
 * How often is too often is assumed; a code that is only outdated does not count.
 */
import type { Card } from '../store.ts'
import type { Decline } from './purchase.ts'

/** Details of a decline that are counted, and the reason of the suspension they end in. */
const LOCKS: Readonly<Record<string, string>> = {
  INVALID_PIN: 'PIN_LOCKED',
  INVALID_CVV2: 'CVV2_LOCKED',
  INVALID_DCVV2: 'CVV2_LOCKED',
  INVALID_EXPIRY_DATE: 'EXPIRY_DATE_LOCKED',
}

/** Failures of one check in a row that lock a card. */
export const TRIES = 3

/** Counts a failed check and locks the card when it was one too many. */
export function countFailure(card: Card, { detail = '' }: Decline): void {
  const lock = Object.hasOwn(LOCKS, detail) ? LOCKS[detail] : undefined
  if (lock === undefined) return
  const count = (card.failures[lock] ?? 0) + 1
  card.failures = { ...card.failures, [lock]: count }
  if (count < TRIES || card.state !== 'ACTIVE') return
  card.resumesTo = card.state
  card.state = 'SUSPENDED'
  card.stateReason = lock
}

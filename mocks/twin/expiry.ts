/**
 * Expiry dates as cards carry them.
 * Pure.
 */

/** Years a new card is valid. */
const YEARS = 3

/** The expiry date of a card that is made at a time, MMYY. */
export function expiryAfter(now: Date): string {
  const month = String(now.getUTCMonth() + 1).padStart(2, '0')
  return month + String((now.getUTCFullYear() + YEARS) % 100).padStart(2, '0')
}

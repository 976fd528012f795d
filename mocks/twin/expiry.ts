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

/** Whether the month of an expiry date, MMYY, is over. */
export function hasExpired(exp: string, now: Date): boolean {
  const [month, year] = [Number(exp.slice(0, 2)), 2000 + Number(exp.slice(2))]
  return now.getTime() >= Date.UTC(year, month, 1)
}

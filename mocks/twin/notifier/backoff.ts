/**
 * How long to wait before the next attempt: twice as long each time up to a limit, spread by chance so that those
 * who failed together do not come back together, and never shorter than the receiver asked for.
 * Pure; chance is handed in. The pages say "later" and no times, so the times are ours.
 */
import type { Random } from '../../../scripts/lib/sampling/random.ts'

/** The times of a back-off, in milliseconds. */
export interface Backoff {
  first: number
  longest: number
}

/** Fine enough to spread, in parts of the wait. */
const STEPS = 1024

/** Milliseconds to wait after so many failures in a row: between half of the time and all of it. */
export function waitAfter(failures: number, { first, longest }: Backoff, random: Random): number {
  const whole = Math.min(longest, first * 2 ** Math.min(failures - 1, 30))
  return Math.round(whole * (0.5 + random.below(STEPS + 1) / (2 * STEPS)))
}

/** The longest a receiver may ask for, in milliseconds: an hour. */
const LONGEST_ASKED = 3_600_000

/**
 * Milliseconds a `Retry-After` header asks for, at most an hour; 0 when it cannot be read.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function askedToWait(header: string | undefined, now: Date): number {
  if (header === undefined) return 0
  const asked = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  return Number.isNaN(asked) ? 0 : Math.min(LONGEST_ASKED, Math.max(0, asked))
}

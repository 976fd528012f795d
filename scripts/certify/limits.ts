/**
 * Where a run ends at the latest.
 * Pure.
 */
import type { RunLimits } from '../../contracts/run.ts'
import type { LimitFlags } from './options.ts'

/** Enough for every operation of a large API, and an end for what would never come to one. */
export const DEFAULT_LIMITS = { maxRequests: 20_000, maxTimeMs: 30 * 60_000 } as const satisfies RunLimits

/** The limits of the command line; those it does not name are the usual ones. */
export function limitsOf({ maxRequests, maxTime }: LimitFlags): RunLimits {
  return {
    maxRequests: maxRequests ?? DEFAULT_LIMITS.maxRequests,
    maxTimeMs: maxTime ?? DEFAULT_LIMITS.maxTimeMs,
  }
}

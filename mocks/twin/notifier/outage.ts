/**
 * Nobody can be reached: everything waits, longer each time, and then a single request finds out whether that is over.
 */
import type { Random } from '../../../scripts/lib/sampling/random.ts'
import type { Agenda } from './agenda.ts'
import { type Backoff, waitAfter } from './backoff.ts'

/** Whether the bank can be reached, as far as is known. */
export interface Outage {
  /** Nothing is sent before this time. */
  readonly until: number
  /** How many of so many requests may be under way now. */
  allowed(connections: number): number
  /** A request reached nobody, who may have asked for some milliseconds of peace. */
  failed(asked: number): void
  /** A request reached somebody. */
  reached(): void
}

/** Watches; `again` is called whenever something may be sent again. */
export function createOutage(agenda: Agenda, backoff: Backoff, random: Random, again: () => void): Outage {
  let [failures, until] = [0, 0]
  return {
    get until() {
      return until
    },
    allowed(connections) {
      if (agenda.now() < until) return 0
      return failures > 0 ? 1 : connections
    },
    failed(asked) {
      const now = agenda.now()
      // Of requests that fail together only the first counts.
      if (now >= until) {
        failures += 1
        until = now + waitAfter(failures, backoff, random)
      }
      until = Math.max(until, now + asked)
      agenda.at(until, again)
    },
    reached() {
      failures = 0
    },
  }
}

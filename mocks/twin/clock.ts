/**
 * The time of a server that remembers. It stands still until somebody travels, so that the same calls give the same
 * bytes; it never goes back but by a reset.
 * Whatever measures real time (the expiry of a token, the wait before a retry) adds `travelled` to its own clock.
 */

/** A clock that is moved by hand. */
export interface Clock {
  now(): Date
  /** Milliseconds it has been moved since it was made or reset. */
  readonly travelled: number
  /** Moves it ahead. */
  travel(ms: number): void
  /** Back to where it began. */
  reset(): void
}

/** Makes a clock that begins at a time. */
export function createClock(begin: () => Date): Clock {
  let travelled = 0
  return {
    now: () => new Date(begin().getTime() + travelled),
    get travelled() {
      return travelled
    },
    travel(ms) {
      travelled += ms
    },
    reset() {
      travelled = 0
    },
  }
}

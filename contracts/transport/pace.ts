/**
 * How fast a target is asked: never faster than allowed, not at all while it asks to wait, more slowly after it said
 * that it was too much. One pace for a whole run, so that what one request is told counts for all.
 * Waits; sends nothing.
 */
import { setTimeout as wait } from 'node:timers/promises'

/** The clock a pace lives by. */
export interface Clock {
  /** Milliseconds, never backwards. */
  now(): number
  /** Resolves after a while, or early and at once when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>
}

/** How a target is to be asked. */
export interface PaceOptions {
  /** Most requests a second; none: as fast as it answers. */
  rate?: number | undefined
  /** Once aborted, nobody waits any more. */
  signal?: AbortSignal | undefined
  clock?: Clock
}

/** Least time between two requests after a refusal for their number, in milliseconds; each further one doubles it. */
const FIRST_GAP = 25
/** Most time between two requests for that reason. */
const WIDEST_GAP = 1_000
/** What remains of that time after each request that is served. */
const EASING = 0.95

const CLOCK: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
}

/** The pace of a run. */
export class Pace {
  readonly #gap: number
  readonly #signal: AbortSignal | undefined
  readonly #clock: Clock
  /** Time between two requests because the target asked for it. */
  #slowed = 0
  #next = Number.NEGATIVE_INFINITY
  #queue: Promise<void> | undefined

  constructor({ rate, signal, clock = CLOCK }: PaceOptions = {}) {
    this.#gap = rate === undefined ? 0 : 1000 / rate
    this.#signal = signal
    this.#clock = clock
  }

  /** Resolves when the next request may be sent, in the order of asking; nothing when it may be sent at once. */
  turn(): Promise<void> | undefined {
    const isFree = this.#queue === undefined && this.#gap === 0 && this.#slowed === 0 && this.#left() <= 0
    if (isFree) return undefined
    const turn = (this.#queue ?? Promise.resolve()).then(() => this.#wait())
    this.#queue = turn
    void turn.then(() => {
      if (this.#queue === turn) this.#queue = undefined
    })
    return turn
  }

  /** Nothing is sent for a while. */
  hold(ms: number): void {
    this.#next = Math.max(this.#next, this.#clock.now() + ms)
  }

  /** It was too much: everything is sent more slowly. */
  slow(): void {
    this.#slowed = Math.min(Math.max(this.#slowed * 2, FIRST_GAP), WIDEST_GAP)
  }

  /** It was not too much: back to the usual pace, little by little. */
  ease(): void {
    this.#slowed = this.#slowed < 1 ? 0 : this.#slowed * EASING
  }

  async #wait(): Promise<void> {
    // What was told while waiting counts, too.
    for (let left = this.#left(); left > 0 && !this.#signal?.aborted; left = this.#left()) {
      await this.#clock.sleep(Math.ceil(left), this.#signal)
    }
    this.#next = this.#clock.now() + Math.max(this.#gap, this.#slowed)
  }

  #left(): number {
    return this.#next - this.#clock.now()
  }
}

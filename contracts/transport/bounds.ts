/**
 * The bounds of a run: how fast it goes, how many requests it sends, how long it lasts, and that it ends when somebody
 * asks it to. What is under way when it ends is given a moment, then nobody waits for it any more.
 * Waits; sends nothing.
 */
import { Pace } from './pace.ts'
import type { Leave, Sent } from './transport.ts'
import type { Failure } from './transport-failures.ts'

/** How long what is under way may go on when the run is over, in milliseconds. */
const GRACE = 1_000
/** The longest time that a timer of the platform takes, in milliseconds: a bit less than 25 days. */
const LONGEST_TIMER = 2 ** 31 - 1

/** What a run may do to a target at most. */
export interface Limits {
  /** Requests a second; none: as fast as it answers. */
  rate?: number | undefined
  /** Requests in all. */
  maxRequests?: number | undefined
  /** Time in all, in milliseconds. */
  maxTimeMs?: number | undefined
}

/** Why a run that was asked to stop goes no further. */
const INTERRUPTED: Failure = { kind: 'interrupted', sentence: 'The run was interrupted.' }

/** What a run keeps to. */
export class Bounds {
  /** How fast it goes. */
  readonly pace: Pace
  readonly #limits: Limits
  readonly #signal: AbortSignal | undefined
  readonly #timeUp: AbortSignal | undefined
  readonly #over = new AbortController()
  readonly #under = new Set<(sent: Sent) => void>()
  #sent = 0
  #broken: Failure | undefined

  /** Once `signal` is aborted, or a limit is reached, nothing more is sent. */
  constructor({ signal, ...limits }: Limits & { signal?: AbortSignal | undefined } = {}) {
    const { rate, maxTimeMs } = limits
    this.#limits = limits
    this.#signal = signal
    this.#timeUp = maxTimeMs === undefined ? undefined : AbortSignal.timeout(Math.min(maxTimeMs, LONGEST_TIMER))
    const end = AbortSignal.any([this.#over.signal, signal, this.#timeUp].filter((one) => one !== undefined))
    this.pace = new Pace({ rate, signal: end })
    end.addEventListener('abort', () => void setTimeout(() => this.#letGo(), GRACE).unref(), { once: true })
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.#sent
  }

  /** Why nothing more is sent: a limit is reached, somebody asked to stop, or what ended it otherwise. */
  get broken(): Failure | undefined {
    if (this.#broken) return this.#broken
    if (this.#signal?.aborted) return INTERRUPTED
    return this.#timeUp?.aborted ? capped(`${(this.#limits.maxTimeMs ?? 0) / 1000} s`, '--max-time') : undefined
  }

  /** Why nothing more is sent, where that is certain. */
  get over(): Failure {
    return this.broken ?? INTERRUPTED
  }

  /** Ends the run: nothing more is sent, and nobody waits for a turn any more. */
  end(why: Failure): void {
    this.#broken ??= why
    this.#over.abort()
  }

  /** Waits for a turn to send one request and counts it; says whether there is one. */
  readonly leave: Leave = async () => {
    const turn = this.pace.turn()
    if (turn) await turn
    const { maxRequests = Number.POSITIVE_INFINITY } = this.#limits
    if (!this.broken && this.#sent >= maxRequests) this.end(capped(`${maxRequests} requests`, '--max-requests'))
    if (this.broken) return false
    this.#sent += 1
    return true
  }

  /** What comes of a request that is under way; why the run is over, when that is so and nothing came soon after. */
  under(sending: Promise<Sent>): Promise<Sent> {
    return new Promise((resolve, reject) => {
      this.#under.add(resolve)
      const ended = () => this.#under.delete(resolve)
      sending.then(
        (sent) => ended() && resolve(sent),
        (thrown) => ended() && reject(thrown),
      )
    })
  }

  #letGo(): void {
    for (const resolve of this.#under) resolve({ ok: false, failure: this.over, durationMs: 0 })
    this.#under.clear()
  }
}

function capped(limit: string, option: string): Failure {
  const sentence = `The run reached its limit of ${limit}; raise it by \`${option}\`, or judge a part by \`--only\`.`
  return { kind: 'capped', sentence }
}

/**
 * Talks to the target politely and patiently: at the pace the run allows, waits when told to wait, asks again when the
 * target is only momentarily unavailable, ends where the run may go no further, and gives up on a target that no longer
 * answers.
 * Sends through a transport; keeps only counters.
 */
import type { Answer, Request } from './exchange.ts'
import { Pace } from './pace.ts'
import { isMomentary, waitAsked } from './patience.ts'
import type { Sent as Delivered, Transport } from './transport.ts'
import type { Failure } from './transport-failures.ts'

/** Failures in a row after which it is asked whether the target is still there. */
const DOUBT_AFTER = 4
/** Longest wait that is honoured, in milliseconds; a target that asks for more is not asked again in this run. */
export const LONGEST_WAIT = 60_000
/** Wait where a target that is asked too often names none. */
const LIMITED_WAIT = 500
/** Wait where a target that is unavailable names none. */
const UNAVAILABLE_WAIT = 100
/** Times a request is sent again after a wait. */
const PATIENCE = 2
/** Requests in a row for which waiting was in vain, after which nobody waits to ask again. */
const IN_VAIN = 3

/** What came of a request: an answer, or why there is none that can be judged. */
export type Reply = { ok: true; answer: Answer } | { ok: false; failure: Failure | Limited }

/** The target limits how often it may be asked. */
export interface Limited {
  kind: 'limited'
  sentence: string
}

/** One request as it went over the wire. */
export interface Traffic {
  method: string
  status: number | undefined
  durationMs: number
  request: Request
  /** What came back, when something did. */
  answer?: Answer
}

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
export const INTERRUPTED: Failure = { kind: 'interrupted', sentence: 'The run was interrupted.' }

/** A line to a target. */
export class Line {
  readonly #transport: Transport
  readonly #limits: Limits
  readonly #signal: AbortSignal | undefined
  readonly #timeUp: AbortSignal | undefined
  readonly #over = new AbortController()
  readonly #pace: Pace
  #sent = 0
  #slowest = 0
  /** In a row. */
  #failures = 0
  /** In a row. */
  #inVain = 0
  #broken: Failure | undefined
  #greeting: Request | undefined
  #doubt: Promise<void> | undefined

  /** Once `signal` is aborted, or a limit is reached, nothing more is sent. */
  constructor(transport: Transport, { signal, ...limits }: Limits & { signal?: AbortSignal | undefined } = {}) {
    this.#transport = transport
    this.#limits = limits
    this.#signal = signal
    this.#timeUp = limits.maxTimeMs === undefined ? undefined : AbortSignal.timeout(limits.maxTimeMs)
    const ends = [this.#over.signal, this.#signal, this.#timeUp].filter((end) => end !== undefined)
    this.#pace = new Pace({ rate: limits.rate, signal: AbortSignal.any(ends) })
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.#sent
  }

  /** The longest that any answer of this run took, in milliseconds. */
  get slowest(): number {
    return this.#slowest
  }

  /** Why nothing more is sent: the target counts as gone, a limit is reached, or somebody asked to stop. */
  get broken(): Failure | undefined {
    if (this.#broken) return this.#broken
    if (this.#signal?.aborted) return INTERRUPTED
    return this.#timeUp?.aborted ? capped(`${(this.#limits.maxTimeMs ?? 0) / 1000} s`, '--max-time') : undefined
  }

  /** Asks for any answer at all and says why there is none; what a doubtful target is asked later is the same. */
  async greet(request: Request): Promise<Failure | undefined> {
    this.#greeting = request
    const reply = await this.#deliver(request, [])
    // An answer that is too large to be read is an answer.
    return reply.ok || reply.failure.kind === 'oversized' ? undefined : reply.failure
  }

  /** Whether the target still answers what it was greeted with. */
  async answers(): Promise<boolean> {
    return this.#greeting !== undefined && (await this.greet(this.#greeting)) === undefined
  }

  /** Sends a request and waits `times` as long as is usual; every attempt is added to `traffic`. */
  async send(request: Request, traffic: Traffic[], times = 1): Promise<Reply> {
    let reply = await this.#once(request, traffic, times)
    const patience = this.#inVain >= IN_VAIN ? 0 : PATIENCE
    for (let turn = 0; turn < patience && isPassing(reply); turn++) reply = await this.#once(request, traffic, times)
    if (reply.ok) this.#inVain = isPassing(reply) ? this.#inVain + 1 : 0
    if (!reply.ok || reply.answer.status !== 429) return reply
    return { ok: false, failure: { kind: 'limited', sentence: 'The target limits the rate of requests (429).' } }
  }

  async #once(request: Request, traffic: Traffic[], times: number): Promise<Delivered> {
    if (this.#doubt) await this.#doubt
    const reply = await this.#deliver(request, traffic, times)
    if (reply.ok) this.#failures = 0
    else if (reply.failure.kind !== 'unsendable') this.#failures += 1
    if (this.#failures >= DOUBT_AFTER && !this.broken) {
      this.#doubt ??= this.#ask()
      await this.#doubt
    }
    return reply
  }

  /** Finds out whether the target is still there. */
  async #ask(): Promise<void> {
    const gone = this.#greeting && (await this.greet(this.#greeting))
    if (gone) this.#end(gone)
    this.#failures = 0
    this.#doubt = undefined
  }

  async #deliver(request: Request, traffic: Traffic[], times = 1): Promise<Delivered> {
    const turn = this.#pace.turn()
    if (turn) await turn
    const { maxRequests = Number.POSITIVE_INFINITY } = this.#limits
    if (!this.broken && this.#sent >= maxRequests) this.#end(capped(`${maxRequests} requests`, '--max-requests'))
    if (this.broken) return { ok: false, failure: this.broken, durationMs: 0 }
    this.#sent += 1
    const reply = await this.#transport.send(request, times)
    const status = reply.ok ? reply.answer.status : undefined
    const { durationMs } = reply
    traffic.push({ method: request.method, status, durationMs, request, ...(reply.ok ? { answer: reply.answer } : {}) })
    if (reply.ok) this.#slowest = Math.max(this.#slowest, durationMs)
    if (reply.ok) this.#heed(reply.answer)
    else if (reply.failure.kind === 'token') this.#end(reply.failure)
    return reply
  }

  /** Lets the whole run wait where an answer asks for it. */
  #heed(answer: Answer): void {
    const { status } = answer
    if (!isMomentary(status)) {
      this.#pace.ease()
      return
    }
    const asked = waitAsked(answer, Date.now)
    if (asked !== undefined && asked > LONGEST_WAIT) {
      const sentence = `The target asks to be left alone for ${Math.ceil(asked / 1000)} s (${status}); run it again then.`
      this.#end({ kind: 'postponed', sentence })
    }
    if (status === 429 && asked !== 0) this.#pace.slow()
    this.#pace.hold(asked ?? (status === 429 ? LIMITED_WAIT : UNAVAILABLE_WAIT))
  }

  /** Nothing more is sent, and nobody waits for a turn any more. */
  #end(why: Failure): void {
    this.#broken ??= why
    this.#over.abort()
  }
}

function capped(limit: string, option: string): Failure {
  const sentence = `The run reached its limit of ${limit}; raise it by \`${option}\`, or judge a part by \`--only\`.`
  return { kind: 'capped', sentence }
}

/** Whether an answer may be another one in a moment. */
function isPassing(reply: Delivered): boolean {
  return reply.ok && isMomentary(reply.answer.status)
}

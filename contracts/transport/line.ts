/**
 * Talks to the target politely and patiently: waits when told to wait, asks again when the target is only momentarily
 * unavailable, and gives up on a target that no longer answers.
 * Sends through a transport; keeps only counters.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, headerOf, type Request } from './exchange.ts'
import type { Sent as Delivered, Transport } from './transport.ts'
import type { Failure } from './transport-failures.ts'

/** Failures in a row after which it is asked whether the target is still there. */
const DOUBT_AFTER = 4
/** Longest wait that is honoured, in milliseconds. */
const LONGEST_WAIT = 5_000
/** Wait when a limit names none. */
const USUAL_WAIT = 500
/** Times a request is sent again after a wait. */
const PATIENCE = 2

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
}

/** Why a run that was asked to stop goes no further. */
export const INTERRUPTED: Failure = { kind: 'interrupted', sentence: 'The run was interrupted.' }

/** A line to a target. */
export class Line {
  readonly #transport: Transport
  readonly #signal: AbortSignal | undefined
  #sent = 0
  /** In a row. */
  #failures = 0
  #broken: Failure | undefined
  #greeting: Request | undefined
  #doubt: Promise<void> | undefined

  /** Once `signal` is aborted, nothing more is sent. */
  constructor(transport: Transport, signal?: AbortSignal) {
    this.#transport = transport
    this.#signal = signal
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.#sent
  }

  /** Why nothing more is sent: the target counts as gone, or somebody asked to stop. */
  get broken(): Failure | undefined {
    return this.#broken ?? (this.#signal?.aborted ? INTERRUPTED : undefined)
  }

  /** Asks for any answer at all and says why there is none; what a doubtful target is asked later is the same. */
  async greet(request: Request): Promise<Failure | undefined> {
    this.#greeting = request
    const reply = await this.#deliver(request, [])
    // An answer that is too large to be read is an answer.
    return reply.ok || reply.failure.kind === 'oversized' ? undefined : reply.failure
  }

  /** Sends a request; every attempt is added to `traffic`. */
  async send(request: Request, traffic: Traffic[]): Promise<Reply> {
    let reply = await this.#once(request, traffic)
    for (let turn = 0; turn < PATIENCE && reply.ok && isMomentary(reply.answer.status); turn++) {
      await sleep(waitOf(reply.answer))
      reply = await this.#once(request, traffic)
    }
    if (!reply.ok || reply.answer.status !== 429) return reply
    return { ok: false, failure: { kind: 'limited', sentence: 'The target limits the rate of requests (429).' } }
  }

  async #once(request: Request, traffic: Traffic[]): Promise<Reply> {
    await this.#doubt
    if (this.broken) return { ok: false, failure: this.broken }
    const reply = await this.#deliver(request, traffic)
    if (reply.ok) this.#failures = 0
    else if (reply.failure.kind !== 'unsendable') this.#failures += 1
    if (this.#failures >= DOUBT_AFTER) {
      this.#doubt ??= this.#ask()
      await this.#doubt
    }
    return reply
  }

  /** Finds out whether the target is still there. */
  async #ask(): Promise<void> {
    this.#broken = this.#greeting && (await this.greet(this.#greeting))
    this.#failures = 0
    this.#doubt = undefined
  }

  async #deliver(request: Request, traffic: Traffic[]): Promise<Delivered> {
    this.#sent += 1
    const reply = await this.#transport.send(request)
    const status = reply.ok ? reply.answer.status : undefined
    traffic.push({ method: request.method, status, durationMs: reply.durationMs })
    return reply
  }
}

/** Statuses that may be over in a moment. */
export function isMomentary(status: number): boolean {
  return status === 429 || isUnavailable(status)
}

/** Statuses by which a gateway or a server says that it cannot answer just now. */
export function isUnavailable(status: number): boolean {
  return status === 502 || status === 503 || status === 504
}

/** How long an answer asks to wait. @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function waitOf(answer: Answer): number {
  const asked = headerOf(answer, 'retry-after')
  if (asked === undefined || !/^\s*\d+\s*$/.test(asked)) return answer.status === 429 ? USUAL_WAIT : USUAL_WAIT / 5
  return Math.min(Number(asked) * 1000, LONGEST_WAIT)
}

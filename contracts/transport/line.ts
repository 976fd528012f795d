/**
 * Talks to the target politely and patiently: at the pace the run allows, waits when told to wait, asks again when the
 * target is only momentarily unavailable, ends where the run may go no further, and gives up on a target that no longer
 * answers.
 * Sends through a transport; keeps only counters.
 */
import type { Bearer } from '../target.ts'
import { Bounds, type Limits } from './bounds.ts'
import type { Answer, Request } from './exchange.ts'
import { momentaryStatus, outlast } from './outlasting.ts'
import { isMomentary, waitAsked } from './patience.ts'
import { SIGNED_OUT, Standing } from './standing.ts'
import type { Sent as Delivered, Transport } from './transport.ts'
import type { Failure } from './transport-failures.ts'

/** Failures in a row after which it is asked whether the target is still there. */
const DOUBT_AFTER = 4
/** Longest wait that is honoured, in milliseconds; a target that asks for more is not asked again in this run. */
const LONGEST_WAIT = 60_000
/** Longest wait that is told as it was asked for, in seconds: above it stands what is no time any more. */
const LONGEST_TOLD = 10 ** 9
/** Wait where a target that is asked too often names none. */
const LIMITED_WAIT = 500
/** Wait where a target that is unavailable names none. */
const UNAVAILABLE_WAIT = 100
/** Times a request is sent again after a wait. */
const PATIENCE = 2
/** Requests in a row for which waiting was in vain, after which nobody waits to ask again. */
const IN_VAIN = 3
/** Requests in a row for which waiting was in vain, after each of which it is asked whether anybody is served. */
const NOBODY_AFTER = 12

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

/** What a line keeps to, and the token that its requests show. */
export interface LineOptions extends Limits {
  signal?: AbortSignal | undefined
  bearer?: Bearer | undefined
  /** Whether whatever is sent may come again and does nothing then; else only what reads may. */
  redelivers?: boolean
}

/** A line to a target. */
export class Line {
  readonly #transport: Transport
  readonly #bounds: Bounds
  readonly #standing: Standing | undefined
  readonly #bearer: Bearer | undefined
  #slowest = 0
  /** In a row. */
  #failures = 0
  /** In a row. */
  #inVain = 0
  #greeting: Request | undefined
  #doubt: Promise<void> | undefined
  #wait: Promise<Failure | undefined> | undefined
  #review: Promise<boolean> | undefined

  /** Once `signal` is aborted, or a limit is reached, nothing more is sent. */
  constructor(transport: Transport, { bearer, redelivers, ...bounds }: LineOptions = {}) {
    this.#transport = transport
    this.#bounds = new Bounds(bounds)
    this.#bearer = bearer
    this.#standing = bearer && new Standing(bearer.token, redelivers)
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.#bounds.sent
  }

  /** The longest that any answer of this run took, in milliseconds. */
  get slowest(): number {
    return this.#slowest
  }

  /** Why nothing more is sent: the target counts as gone, a limit is reached, or somebody asked to stop. */
  get broken(): Failure | undefined {
    return this.#bounds.broken
  }

  /**
   * Asks for any answer at all and says why there is none. What a doubtful target is asked later is the same: the first
   * that is not sent away for a moment; where all are, the target serves nobody, and it is waited for.
   */
  async greet(requests: Iterable<Request>): Promise<Failure | undefined> {
    for (const each of requests) {
      this.#greeting = each
      const sent = await this.#deliver(each, [])
      if (momentaryStatus(sent) === undefined) return silenceIn(sent)
    }
    return this.#outlast()
  }

  /** Whether the target still answers what it was greeted with. */
  async answers(): Promise<boolean> {
    return this.#greeting !== undefined && silenceIn(await this.#deliver(this.#greeting, [])) === undefined
  }

  /** Sends a request and waits `times` as long as is usual; every attempt is added to `traffic`. */
  async send(request: Request, traffic: Traffic[], times = 1): Promise<Reply> {
    let reply = await this.#once(request, traffic, times)
    const patience = this.#inVain >= IN_VAIN ? 0 : PATIENCE
    for (let turn = 0; turn < patience && isPassing(reply); turn++) reply = await this.#once(request, traffic, times)
    if (reply.ok) this.#inVain = isPassing(reply) ? this.#inVain + 1 : 0
    if (this.#inVain > 0 && this.#inVain % NOBODY_AFTER === 0 && isPassing(reply)) {
      const hopeless = await this.#outlast()
      if (hopeless) return { ok: false, failure: hopeless }
      reply = await this.#once(request, traffic, times)
    }
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
    const witness = reply.ok ? this.#standing?.consider(request, reply.answer) : undefined
    if (!witness) return reply
    this.#review ??= this.#isRenewed(witness)
    const renewed = await this.#review
    if (this.broken) return { ok: false, failure: this.#bounds.over, durationMs: 0 }
    return renewed ? this.#deliver(request, traffic, times) : reply
  }

  /** Finds out whether the target is still there. */
  async #ask(): Promise<void> {
    const gone = this.#greeting && silenceIn(await this.#deliver(this.#greeting, []))
    if (gone) this.#bounds.end(gone)
    this.#failures = 0
    this.#doubt = undefined
  }

  /** Waits until what the target was greeted with is served; why the run is over, when it is not. */
  #outlast(): Promise<Failure | undefined> {
    const greeting = this.#greeting
    if (!greeting) return Promise.resolve(undefined)
    this.#wait ??= outlast(
      () => this.#deliver(greeting, []),
      (ms) => this.#bounds.pace.hold(ms),
    ).then((hopeless) => {
      if (hopeless) this.#bounds.end(hopeless)
      this.#wait = undefined
      return this.broken
    })
    return this.#wait
  }

  /** Whether another token helps where one that was accepted is not any more; ends the run when none does. */
  async #isRenewed(witness: Request): Promise<boolean> {
    const isRefused = async () => {
      const sent = await this.#deliver(witness, [])
      return sent.ok && sent.answer.status === 401
    }
    const refused = await isRefused()
    if (refused) this.#bearer?.renewal?.discard()
    const hopeless = refused && (!this.#bearer?.renewal || (await isRefused()))
    if (hopeless && !this.broken) this.#bounds.end(SIGNED_OUT)
    this.#review = undefined
    return refused && !hopeless
  }

  async #deliver(request: Request, traffic: Traffic[], times = 1): Promise<Delivered> {
    const may = await this.#bounds.leave()
    if (!may) return { ok: false, failure: this.#bounds.over, durationMs: 0 }
    const reply = await this.#bounds.under(this.#transport.send(request, times, this.#bounds.leave))
    const status = reply.ok ? reply.answer.status : undefined
    const { durationMs } = reply
    traffic.push({ method: request.method, status, durationMs, request, ...(reply.ok ? { answer: reply.answer } : {}) })
    if (reply.ok) this.#slowest = Math.max(this.#slowest, durationMs)
    if (reply.ok) this.#heed(reply.answer)
    else if (reply.failure.kind === 'token' && !this.broken) this.#bounds.end(reply.failure)
    return reply
  }

  /** Lets the whole run wait where an answer asks for it. */
  #heed(answer: Answer): void {
    const { status } = answer
    const { pace } = this.#bounds
    if (!isMomentary(status)) {
      pace.ease()
      return
    }
    const asked = waitAsked(answer, Date.now)
    if (asked !== undefined && asked > LONGEST_WAIT) {
      const seconds = Math.ceil(asked / 1000)
      const time = seconds > LONGEST_TOLD ? 'good' : `${seconds} s`
      const sentence = `The target asks to be left alone for ${time} (${status}); run it again then.`
      this.#bounds.end({ kind: 'postponed', sentence })
    }
    if (status === 429 && asked !== 0) pace.slow()
    pace.hold(asked ?? (status === 429 ? LIMITED_WAIT : UNAVAILABLE_WAIT))
  }
}

/** Whether an answer may be another one in a moment. */
function isPassing(reply: Delivered): boolean {
  return momentaryStatus(reply) !== undefined
}

/** Why there is no answer at all; one that is too large to be read is an answer. */
function silenceIn(sent: Delivered): Failure | undefined {
  return sent.ok || sent.failure.kind === 'oversized' ? undefined : sent.failure
}

/**
 * Everything that is said to the target because of one case: the request itself, what belongs to it, and the controls
 * that tell a broken rule from bad luck.
 * Sends through a line; remembers per operation what the base request got.
 */
import type { Operation } from '../scripts/lib/operations.ts'
import type { Controls } from './checks/check.ts'
import type { Case } from './probes/probe.ts'
import { type Exchange, isAccepted, type Request } from './transport/exchange.ts'
import type { Limited, Line, Reply, Traffic } from './transport/line.ts'
import { isUnavailable } from './transport/patience.ts'
import type { Failure } from './transport/transport-failures.ts'

/** A case and what came of it. */
export interface Talk {
  /** Id of the probe. */
  probe: string
  operation: Operation
  case: Case
  /** The exchange, or why there is none. */
  outcome: { exchange: Exchange } | { failure: Failure | Limited }
  controls: Controls
  references: readonly Exchange[]
  /** Every request that was sent for it, in order. */
  traffic: readonly Traffic[]
}

/** Kinds of requests that made the target hang, with how often; kept for a whole run. */
export type Hangs = Map<string, number>

/** Times a kind of request may hang before it is no longer sent: each costs a whole time-out. */
const PATIENCE = 2
/** Most controls with other values for one place. */
const MOST_ORDINARY = 3

/** Talks about one operation. */
export class Conversation {
  readonly #line: Line
  readonly #operation: Operation
  readonly #baseRequest: Request | undefined
  readonly #hangs: Hangs
  readonly #ordinary = new Map<string, Promise<number[]>>()
  #base: { status?: number } = {}

  /** `baseRequest` is the plain valid request of the operation, when there is one. */
  constructor(line: Line, operation: Operation, baseRequest: Request | undefined, hangs: Hangs) {
    this.#line = line
    this.#operation = operation
    this.#baseRequest = baseRequest
    this.#hangs = hangs
  }

  /** What the base request got. */
  get base(): { status?: number } {
    return this.#base
  }

  /** What the base request of an operation got: nothing is known of other operations. */
  baseOf(operation: Operation): { status?: number } {
    return operation === this.#operation ? this.#base : {}
  }

  /** Sends the base request. */
  async open(probe: string, one: Case): Promise<Talk> {
    const talk = await this.hold(probe, one)
    if ('exchange' in talk.outcome) this.#base = { status: talk.outcome.exchange.answer.status }
    return talk
  }

  /** Sends another case. */
  async hold(probe: string, one: Case): Promise<Talk> {
    const traffic: Traffic[] = []
    const operation = one.operation ?? this.#operation
    const silent = { probe, operation, case: one, controls: { ordinary: [] }, references: [], traffic }
    const reply = await this.#ask(probe, one, traffic)
    if (!reply.ok) return { ...silent, outcome: { failure: reply.failure } }
    const reference = one.reference && (await this.#send(one.reference, traffic))
    const references = one.reference && reference?.ok ? [{ request: one.reference, answer: reference.answer }] : []
    const controls = await this.#controls(one, reply.answer.status, traffic)
    // Judged without what should have been asked along with it, an answer may look worse than it is.
    if (this.#line.broken) return { ...silent, outcome: { failure: this.#line.broken } }
    if ('kind' in controls) return { ...silent, outcome: { failure: controls } }
    return { ...silent, outcome: { exchange: { request: one.request, answer: reply.answer } }, references, controls }
  }

  /** Sends the request of a case, unless others of its kind were never answered. */
  async #ask(probe: string, one: Case, traffic: Traffic[]): Promise<Reply> {
    const kind = `${probe} ${one.fault?.location} ${one.fault?.keyword}`
    const hung = this.#hangs.get(kind) ?? 0
    if (hung >= PATIENCE) {
      const sentence = 'The request was not sent: the target gave no answer to others of its kind.'
      return { ok: false, failure: { kind: 'timeout', sentence } }
    }
    const reply = await this.#send(one.request, traffic)
    if (!reply.ok && reply.failure.kind === 'timeout') this.#hangs.set(kind, hung + 1)
    return reply
  }

  async #send(request: Request, traffic: Traffic[]): Promise<Reply> {
    const reply = await this.#line.send(request, traffic)
    if (!reply.ok || !isUnavailable(reply.answer.status)) return reply
    // Unavailable to this request only, again and again, is an answer; unavailable to anyone is bad luck.
    const other = this.#baseRequest && request !== this.#baseRequest
    const control = other ? await this.#line.send(this.#baseRequest, traffic) : undefined
    if (control?.ok && isAccepted(control.answer.status)) return reply
    const sentence = `The target is unavailable just now (${reply.answer.status}).`
    return { ok: false, failure: { kind: 'unreachable', sentence } }
  }

  /** After a valid request was not accepted: is the base request still, is any other value in its place? */
  async #controls(one: Case, status: number, traffic: Traffic[]): Promise<Controls | Failure | Limited> {
    const varied =
      one.operation === undefined &&
      one.fault !== undefined &&
      (one.aims.valid ?? one.aims.aligned ?? one.aims.addition) !== undefined
    const comparable = varied && isAccepted(this.#base.status ?? 0) && this.#baseRequest
    if (isAccepted(status) || !comparable) return { ordinary: [] }
    const again = await this.#send(comparable, traffic)
    if (!again.ok) return again.failure
    const place = `${one.fault?.location} ${one.fault?.name}`
    const ordinary = this.#ordinary.get(place) ?? this.#askOrdinary(one, traffic)
    this.#ordinary.set(place, ordinary)
    return { again: again.answer.status, ordinary: await ordinary }
  }

  async #askOrdinary(one: Case, traffic: Traffic[]): Promise<number[]> {
    const statuses: number[] = []
    for (const request of (one.ordinary?.() ?? []).slice(0, MOST_ORDINARY)) {
      const reply = await this.#send(request, traffic)
      if (reply.ok) statuses.push(reply.answer.status)
      if (reply.ok && isAccepted(reply.answer.status)) break
    }
    return statuses
  }
}

/**
 * Everything that is said to the target because of one case: the request itself, what belongs to it, and the controls
 * that tell a broken rule from bad luck.
 * Sends through a line; remembers per operation what the base request got.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Operation } from '../scripts/lib/operations.ts'
import type { Controls } from './checks/check.ts'
import { Comparing } from './comparing.ts'
import type { Before } from './judging/earlier.ts'
import { type Alias, boundTo, withBodyText } from './life/binding.ts'
import type { Nursery } from './life/nursery.ts'
import { MOMENTS } from './life/observing.ts'
import { prepared } from './life/preparing.ts'
import type { Case } from './probes/probe.ts'
import { isVaried, kindOf } from './requests/varied.ts'
import { closed, type Hangs, silenceOf, waver, wavers } from './silence.ts'
import { type Answer, type Exchange, isAccepted, type Request } from './transport/exchange.ts'
import type { Limited, Line, Traffic } from './transport/line.ts'
import { isUnavailable } from './transport/patience.ts'
import { isSafe } from './transport/transport.ts'
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
  /** The id of the thing it is about, which is shown as another one. */
  alias?: Alias | undefined
  /** What was said before it in the same journey. */
  before?: Before | undefined
}

/** An answer with the request as it went out, or why there is none. */
type Reply =
  | { ok: true; request: Request; answer: Answer; alias: Alias | undefined }
  | { ok: false; failure: Failure | Limited }

/** Times a kind of request may hang before it is no longer sent: each costs a whole time-out. */
const PATIENCE = 2
/** How many times as long a request that hung is waited for when it is sent again. */
const LONGER = 2
/** How many times as long as any answer of the run the target must have been silent: one that is slow takes its time. */
const FAR_LONGER = 3
/** Times waiting for what was written may be in vain, after which nobody waits any more in this run. */
const IN_VAIN = 3
/** Under which those times are kept among the hangs. */
const SETTLING = 'settling'

const NO_CONTROLS: Controls = { ordinary: [] }

/** Talks about one operation. */
export class Conversation {
  readonly #line: Line
  readonly #operation: Operation
  readonly #baseCase: Case | undefined
  readonly #hangs: Hangs
  readonly #nursery: Nursery | undefined
  readonly #comparing: Comparing
  #base: { status?: number } = {}

  /** `base` is the plain valid request of the operation, when there is one; `nursery` makes what requests are about. */
  constructor(line: Line, operation: Operation, base: Case | undefined, hangs: Hangs, nursery?: Nursery) {
    this.#line = line
    this.#operation = operation
    this.#baseCase = base
    this.#hangs = hangs
    this.#nursery = nursery
    this.#comparing = new Comparing((request, one, traffic) => this.#send(request, one, traffic))
  }

  /** What the base request got. */
  get base(): { status?: number } {
    return this.#base
  }

  /** What the base request of an operation got: nothing is known of other operations. */
  baseOf(operation: Operation): { status?: number } {
    return operation === this.#operation ? this.#base : {}
  }

  /** Sends the base request; `once`: where it gets no answer, another one is tried in its place before it is asked again. */
  async open(probe: string, one: Case, { once = false } = {}): Promise<Talk> {
    const talk = await this.hold(probe, one, { once })
    if ('exchange' in talk.outcome) this.#base = { status: talk.outcome.exchange.answer.status }
    return talk
  }

  /** What is known of a case that is not sent any more. */
  unsent(probe: string, one: Case, failure: Failure): Talk {
    const operation = one.operation ?? this.#operation
    return {
      ...{ probe, operation, case: one, controls: NO_CONTROLS, references: [], traffic: [] },
      outcome: { failure },
    }
  }

  /** Sends another case. */
  async hold(probe: string, one: Case, { once = false } = {}): Promise<Talk> {
    const traffic: Traffic[] = []
    const operation = one.operation ?? this.#operation
    const silent = { probe, operation, case: one, controls: { ordinary: [] }, references: [], traffic }
    const first = await this.#ask(probe, one, traffic, once)
    const reply = one.until ? await this.#settled(one, first, traffic) : first
    if (!reply.ok) return { ...silent, outcome: { failure: reply.failure } }
    const { request, answer } = reply
    const alias = reply.alias ?? this.#nursery?.aliasIn(operation, answer)
    const reference = one.reference && (await this.#send(one.reference, one, traffic))
    const references = one.reference && reference?.ok ? [{ request: one.reference, answer: reference.answer }] : []
    const plain = !isAccepted(answer.status) && isVaried(one) && isAccepted(this.#base.status ?? 0) && this.#baseCase
    const controls = plain ? await this.#comparing.controls(one, plain, answer.status, traffic) : NO_CONTROLS
    // Judged without what should have been asked along with it, an answer may look worse than it is.
    if (this.#line.broken) return { ...silent, outcome: { failure: this.#line.broken } }
    if ('kind' in controls) return { ...silent, outcome: { failure: controls } }
    // A fault that was served may have changed the thing that the next ones are about.
    const spoilt = one.intent === 'fault' && isAccepted(answer.status) && one.on?.kept !== true
    if (spoilt && one.on?.key) this.#nursery?.forget(one.on.key)
    return { ...silent, outcome: { exchange: { request, answer } }, references, controls, alias }
  }

  /** Asks again for what may only not be seen yet. */
  async #settled(one: Case, first: Reply, traffic: Traffic[]): Promise<Reply> {
    const { until } = one
    let reply = first
    const inVain = this.#count(SETTLING)
    if (!until || inVain >= IN_VAIN) return reply
    for (const wait of MOMENTS) {
      if (!reply.ok || until(reply)) return reply
      await sleep(wait)
      reply = await this.#send(one.request, one, traffic)
    }
    if (reply.ok && !until(reply)) this.#hangs.set(SETTLING, inVain + 1)
    return reply
  }

  /** Sends the request of a case, unless others of its kind were never answered. */
  async #ask(probe: string, one: Case, traffic: Traffic[], once: boolean): Promise<Reply> {
    if (this.#isSpared(probe, one)) {
      const sentence = 'The request was not sent: the target gave no answer to others of its kind.'
      return { ok: false, failure: { kind: 'spared', sentence } }
    }
    const first = await this.#send(one.request, one, traffic)
    if (once || first.ok) return first
    const silence = silenceOf(first)
    const reply = silence ? await this.#insist(silence, one, traffic) : first
    if (reply.ok) return reply
    const kind = kindOf(probe, one)
    if (reply.failure.kind === 'timeout') this.#hangs.set(kind, this.#count(kind) + 1)
    // What is certain needs no second example, and few kinds of it tell enough.
    if (reply.failure.kind === 'mute') this.#hangs.set(kind, PATIENCE).set(probe, this.#count(probe) + 1)
    return reply
  }

  /** Whether others of a kind were never answered. */
  #isSpared(probe: string, one: Case): boolean {
    if (this.#hangs.size === 0) return false
    const keys = one.fault ? [kindOf(probe, one), probe] : [kindOf(probe, one)]
    return keys.some((key) => this.#count(key) >= PATIENCE)
  }

  #count(key: string): number {
    return this.#hangs.get(key) ?? 0
  }

  /**
   * Sends a request that got no answer once more, between plain requests: only where those are answered in time, and it is
   * not again, the target is silent to this one and neither slow, nor gone, nor just starting.
   */
  async #insist(first: Failure, one: Case, traffic: Traffic[]): Promise<Reply> {
    const bad: Reply = { ok: false, failure: first }
    if (!(await this.#isThere(one, traffic))) return bad
    const began = traffic.length
    const second = await this.#send(one.request, one, traffic, first.kind === 'timeout' ? LONGER : 1)
    if (second.ok) {
      waver(this.#hangs)
      // It may have been served the first time, without saying so: what refuses it now proves nothing.
      const unsure = !isSafe(one.request.method) && one.intent !== 'fault' && !isAccepted(second.answer.status)
      return unsure ? bad : second
    }
    const again = silenceOf(second)?.kind === first.kind
    if (!again || one.fault === undefined || wavers(this.#hangs)) return second
    if (!(await this.#isThere(one, traffic))) return second
    if (first.kind === 'reset') return (await this.#closesAgain(one, traffic)) ? closed(first) : second
    const waited = Math.max(...traffic.slice(began).map(({ durationMs }) => durationMs))
    return this.#line.slowest * FAR_LONGER > waited ? second : { ok: false, failure: { ...first, kind: 'mute' } }
  }

  /** Whether a connection is closed a third time, after two plain answers: one that drops every other would not do so. */
  async #closesAgain(one: Case, traffic: Traffic[]): Promise<boolean> {
    if (!(await this.#isThere(one, traffic))) return false
    const third = await this.#send(one.request, one, traffic)
    if (third.ok) waver(this.#hangs)
    return silenceOf(third)?.kind === 'reset'
  }

  /** Whether the target answers something else just now: the plain request where that was answered before. */
  async #isThere(one: Case, traffic: Traffic[]): Promise<boolean> {
    const plain = this.#baseCase
    if (!plain || this.#base.status === undefined || one.request === plain.request) return this.#line.answers()
    const control = await this.#line.send(await this.#anyBase(plain), traffic)
    if (!control.ok && control.failure.kind === 'reset') waver(this.#hangs)
    return control.ok && !isUnavailable(control.answer.status)
  }

  /** Sends a request in the place of that of a case. */
  async #send(request: Request, one: Case, traffic: Traffic[], times = 1): Promise<Reply> {
    const operation = one.operation ?? this.#operation
    const ready = await prepared(this.#nursery, operation, { request, on: one.on, valid: one.intent === 'valid' })
    if ('failure' in ready) return { ok: false, failure: ready.failure }
    const { stands, takes } = one
    const named = stands ? boundTo(ready.request, stands.shown, stands.made) : ready.request
    const sent = takes ? withBodyText(named, takes.at, () => takes.made) : named
    const reply = await this.#line.send(sent, traffic, times)
    if (!reply.ok) return reply
    const answered: Reply = { ok: true, request: sent, answer: reply.answer, alias: ready.alias ?? stands }
    if (!isUnavailable(reply.answer.status)) return answered
    // Unavailable to this request only, again and again, is an answer; unavailable to anyone is bad luck.
    const other = this.#baseCase && request !== this.#baseCase.request
    const control = other ? await this.#line.send(await this.#anyBase(this.#baseCase), traffic) : undefined
    if (control?.ok && isAccepted(control.answer.status)) return answered
    const sentence = `The target is unavailable just now (${reply.answer.status}).`
    return { ok: false, failure: { kind: 'unreachable', sentence } }
  }

  /** The base request as it can be sent. */
  async #anyBase({ request, on }: Case): Promise<Request> {
    const ready = await prepared(this.#nursery, this.#operation, { request, on, valid: true })
    return 'failure' in ready ? request : ready.request
  }
}

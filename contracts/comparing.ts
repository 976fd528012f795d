/**
 * What is asked after a valid request was not accepted, so that a broken rule can be told from bad luck: other values in
 * its place, the base request once more, the same value with others beside it.
 * Sends through what it is given; remembers what other values got.
 */
import type { Controls } from './checks/check.ts'
import { isLikeOthers } from './judging/verdicts.ts'
import type { Case } from './probes/probe.ts'
import { movedRequests, ordinaryRequests, placeOf } from './requests/varied.ts'
import { type Answer, isAccepted, type Request } from './transport/exchange.ts'
import type { Limited, Traffic } from './transport/line.ts'
import type { Failure } from './transport/transport-failures.ts'

/** Sends a request in the place of that of a case. */
type Send = (
  request: Request,
  one: Case,
  traffic: Traffic[],
) => Promise<{ ok: true; answer: Answer } | { ok: false; failure: Failure | Limited }>

/** Compares the cases of one operation. */
export class Comparing {
  readonly #send: Send
  readonly #asked = new Map<string, Promise<number[]>>()

  /** `send` is how requests go out. */
  constructor(send: Send) {
    this.#send = send
  }

  /** Is any other value accepted in its place, is the base request still? `status` is what the case got. */
  async controls(one: Case, plain: Case, status: number, traffic: Traffic[]): Promise<Controls | Failure | Limited> {
    const [first, ...others] = ordinaryRequests(one)
    const like = await this.#askOnce(`first ${placeOf(one)}`, first ? [first] : [], one, traffic)
    // One that is unknown, too, is enough where the target says no more than that.
    if (one.aims.valid && isLikeOthers(status, like, one.aims.valid)) return { ordinary: like }
    const isEnough = others.length === 0 || like.some(isAccepted)
    const ordinary = isEnough ? like : [...like, ...(await this.#askOnce(placeOf(one), others, one, traffic))]
    const again = await this.#send(plain.request, plain, traffic)
    if (!again.ok) return again.failure
    const moved = one.moved && (await this.#askOthers(movedRequests(one), one, traffic))
    return { again: again.answer.status, ordinary, ...(moved ? { moved } : {}) }
  }

  /** The same for requests that several cases are compared with. */
  #askOnce(key: string, requests: readonly Request[], one: Case, traffic: Traffic[]): Promise<number[]> {
    const asked = this.#asked.get(key) ?? this.#askOthers(requests, one, traffic)
    this.#asked.set(key, asked)
    return asked
  }

  /** The statuses of other requests, up to the first that is accepted. */
  async #askOthers(requests: readonly Request[], one: Case, traffic: Traffic[]): Promise<number[]> {
    const statuses: number[] = []
    for (const request of requests) {
      const reply = await this.#send(request, one, traffic)
      if (reply.ok) statuses.push(reply.answer.status)
      if (reply.ok && isAccepted(reply.answer.status)) break
    }
    return statuses
  }
}

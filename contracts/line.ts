/**
 * Talks to the target politely and patiently: waits when told to wait, asks again when the target is only momentarily
 * unavailable, and gives up on a target that no longer answers.
 * Sends through a transport; keeps only counters.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, headerOf, type Request } from './exchange.ts'
import type { Transport } from './transport.ts'
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

/** A line to a target. */
export interface Line {
  /** Sends a request; every attempt is added to `traffic`. */
  send(request: Request, traffic: Traffic[]): Promise<Reply>
  /** Asks for any answer at all; the request is also what a doubtful target is asked later. */
  greet(request: Request): Promise<Failure | undefined>
  /** Why the target counts as gone; from then on nothing is sent. */
  broken(): Failure | undefined
  /** Requests sent so far. */
  sent(): number
}

/** Opens a line. */
export function createLine(transport: Transport): Line {
  let sent = 0
  let failures = 0
  let broken: Failure | undefined
  let greeting: Request | undefined
  let doubt: Promise<Failure | undefined> | undefined

  const deliver = async (request: Request, traffic: Traffic[]): Promise<Reply> => {
    sent += 1
    const reply = await transport.send(request)
    traffic.push({
      method: request.method,
      status: reply.ok ? reply.answer.status : undefined,
      durationMs: reply.durationMs,
    })
    return reply
  }
  const greet = async (request: Request): Promise<Failure | undefined> => {
    greeting = request
    const reply = await deliver(request, [])
    // An answer that is too large to be read is an answer.
    if (reply.ok || reply.failure.kind === 'oversized' || reply.failure.kind === 'limited') return undefined
    return reply.failure
  }
  const once = async (request: Request, traffic: Traffic[]): Promise<Reply> => {
    await doubt
    if (broken) return { ok: false, failure: broken }
    const reply = await deliver(request, traffic)
    if (reply.ok || reply.failure.kind === 'unsendable') failures = reply.ok ? 0 : failures
    else failures += 1
    if (failures >= DOUBT_AFTER && greeting) {
      doubt ??= greet(greeting).finally(() => {
        failures = 0
        doubt = undefined
      })
      broken ??= await doubt
    }
    return reply
  }

  return {
    async send(request, traffic) {
      let reply = await once(request, traffic)
      for (let turn = 0; turn < PATIENCE && reply.ok && isMomentary(reply.answer.status); turn++) {
        await sleep(waitOf(reply.answer))
        reply = await once(request, traffic)
      }
      if (!reply.ok || reply.answer.status !== 429) return reply
      return { ok: false, failure: { kind: 'limited', sentence: 'The target limits the rate of requests (429).' } }
    },
    greet,
    broken: () => broken,
    sent: () => sent,
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

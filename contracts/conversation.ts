/**
 * Everything that is said to the target because of one case: the request itself, what belongs to it, and the controls
 * that tell a broken rule from bad luck.
 * Sends through a line; remembers per operation what the base request got.
 */
import type { Operation } from '../scripts/lib/operations.ts'
import type { Controls } from './checks/check.ts'
import { type Exchange, isAccepted, type Request } from './exchange.ts'
import { isUnavailable, type Limited, type Line, type Reply, type Traffic } from './line.ts'
import type { Case } from './probes/probe.ts'
import type { Failure } from './transport-failures.ts'

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

/** Talks about one operation. */
export interface Conversation {
  /** Sends the base request. */
  open(probe: string, base: Case): Promise<Talk>
  /** Sends another case. */
  hold(probe: string, one: Case): Promise<Talk>
  /** What the base request got. */
  base(): { status?: number }
}

/** Most controls with other values for one place. */
const MOST_ORDINARY = 3

/** Kinds of requests that made the target hang, with how often; kept for a whole run. */
export type Hangs = Map<string, number>

/** Times a kind of request may hang before it is no longer sent: each costs a whole time-out. */
const PATIENCE = 2

/** Begins to talk about an operation; `baseRequest` is its plain valid request. */
export function createConversation(
  line: Line,
  operation: Operation,
  baseRequest: Request | undefined,
  hangs: Hangs,
): Conversation {
  let base: { status?: number } = {}
  const ordinary = new Map<string, Promise<number[]>>()

  const send = async (request: Request, traffic: Traffic[]): Promise<Reply> => {
    const reply = await line.send(request, traffic)
    if (!reply.ok || !isUnavailable(reply.answer.status)) return reply
    // Unavailable to this request only, again and again, is an answer; unavailable to anyone is bad luck.
    const control = baseRequest && request !== baseRequest ? await line.send(baseRequest, traffic) : undefined
    if (control?.ok && isAccepted(control.answer.status)) return reply
    const sentence = `The target is unavailable just now (${reply.answer.status}).`
    return { ok: false, failure: { kind: 'unreachable', sentence } }
  }

  const askOrdinary = async (one: Case, traffic: Traffic[]): Promise<number[]> => {
    const statuses: number[] = []
    for (const request of (one.ordinary?.() ?? []).slice(0, MOST_ORDINARY)) {
      const reply = await send(request, traffic)
      if (reply.ok) statuses.push(reply.answer.status)
      if (reply.ok && isAccepted(reply.answer.status)) break
    }
    return statuses
  }

  const controlsOf = async (one: Case, status: number, traffic: Traffic[]): Promise<Controls> => {
    const comparable = one.fault && (one.aims.valid || one.aims.aligned) && base.status !== undefined
    if (isAccepted(status) || !comparable || !isAccepted(base.status ?? 0) || !baseRequest) return { ordinary: [] }
    const again = await send(baseRequest, traffic)
    if (!again.ok) return { ordinary: [] }
    const place = `${one.fault?.location} ${one.fault?.name}`
    const known = ordinary.get(place) ?? askOrdinary(one, traffic)
    ordinary.set(place, known)
    return { again: again.answer.status, ordinary: await known }
  }

  const hold = async (probe: string, one: Case): Promise<Talk> => {
    const traffic: Traffic[] = []
    const silent = { probe, operation, case: one, controls: { ordinary: [] }, references: [], traffic }
    const kind = `${probe} ${one.fault?.location} ${one.fault?.keyword}`
    if ((hangs.get(kind) ?? 0) >= PATIENCE) {
      const sentence = 'The request was not sent: the target gave no answer to others of its kind.'
      return { ...silent, outcome: { failure: { kind: 'timeout', sentence } } }
    }
    const reply = await send(one.request, traffic)
    if (!reply.ok && reply.failure.kind === 'timeout') hangs.set(kind, (hangs.get(kind) ?? 0) + 1)
    if (!reply.ok) return { ...silent, outcome: { failure: reply.failure } }
    const reference = one.reference ? await send(one.reference, traffic) : undefined
    const references = one.reference && reference?.ok ? [{ request: one.reference, answer: reference.answer }] : []
    const controls = await controlsOf(one, reply.answer.status, traffic)
    return { ...silent, outcome: { exchange: { request: one.request, answer: reply.answer } }, references, controls }
  }

  return {
    hold,
    async open(probe, one) {
      const talk = await hold(probe, one)
      base = 'exchange' in talk.outcome ? { status: talk.outcome.exchange.answer.status } : {}
      return talk
    },
    base: () => base,
  }
}

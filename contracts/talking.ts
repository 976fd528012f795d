/**
 * Talks as they are held, counted and announced, and judged.
 * Sends through conversations; enters what it finds into the ledger.
 */
import type { Planning } from './context.ts'
import type { Conversation, Talk } from './conversation.ts'
import type { RunEvent } from './event.ts'
import { judge } from './judging/judging.ts'
import type { Ledger } from './judging/ledger.ts'
import type { Nursery } from './life/nursery.ts'
import type { Masker } from './masking.ts'
import type { Plan, Planned } from './plan.ts'
import type { Hangs } from './silence.ts'
import { isAccepted } from './transport/exchange.ts'
import { inOrder } from './transport/in-order.ts'
import type { Line } from './transport/line.ts'

/** Hears a talk, and what the base request of its operation got; without that, the talk is not going to be judged. */
export type OnTalk = (talk: Talk, base: { status?: number } | undefined, masker: Masker) => void

/** What every step of a run has at hand. */
export interface Running extends Planning {
  onTalk: OnTalk | undefined
  line: Line
  ledger: Ledger
  hangs: Hangs
  /** Makes what requests are about; none where nothing may be made, or nothing says how. */
  nursery: Nursery | undefined
}

/** Holds the planned talks, as many at a time as the plan allows, until the target is gone. */
export async function* talks(
  { width }: Pick<Plan, 'width'>,
  planned: Iterable<Planned>,
  conversation: Conversation,
  line: Line,
): AsyncGenerator<Talk> {
  const hold = ({ probe, case: one }: Planned) => conversation.hold(probe, one)
  yield* inOrder(planned, width, hold, () => line.broken !== undefined)
}

/** The requests that made things since this was last asked. */
export function madeMeanwhile({ nursery }: Running): Talk[] {
  return nursery?.drain() ?? []
}

/** Counts and announces the requests of a talk, and those that made things meanwhile. */
export function exchanged(running: Running, talk?: Talk, making: readonly Talk[] = madeMeanwhile(running)): RunEvent[] {
  const { ledger, onTalk, masker } = running
  const events: RunEvent[] = []
  for (const one of making) onTalk?.(one, undefined, masker)
  for (const one of talk ? [...making, talk] : making) {
    const { operation, probe, traffic } = one
    ledger.count(one)
    for (const { method, status, durationMs } of traffic) {
      events.push({ type: 'exchange', operation: operation.id, probe, method, status, durationMs })
    }
  }
  return events
}

/** Judges a talk and announces the judgements. */
export function judged(running: Running, talk: Talk, base: { status?: number }): RunEvent[] {
  const { table, checks, target, ledger } = running
  running.onTalk?.(talk, base, running.masker)
  return judge(table, checks, talk, base, target.bearer?.token).map((judgement) => {
    ledger.enter(judgement)
    const { check, severity, outcome } = judgement
    return { type: 'judgement', operation: talk.operation.id, check: check.id, severity, outcome }
  })
}

/**
 * Asks for each of several values alone where they are not served together. Only where each is served, that they are not
 * together is judged. `events` are those of the request that had all of them.
 */
export async function* askParts(
  running: Running,
  { width }: Pick<Plan, 'width'>,
  talk: Talk,
  conversation: Conversation,
  events: readonly RunEvent[],
): AsyncGenerator<readonly RunEvent[]> {
  yield events
  const planned = (talk.case.parts?.() ?? []).map(({ alone }): Planned => ({ probe: talk.probe, case: alone() }))
  let served = 0
  for await (const part of talks({ width }, planned, conversation, running.line)) {
    if (isServed(part)) served += 1
    yield [...exchanged(running, part), ...judged(running, part, conversation.baseOf(part.operation))]
  }
  if (served === planned.length) yield judged(running, talk, conversation.baseOf(talk.operation))
  else running.onTalk?.(talk, undefined, running.masker)
}

/** Whether several values were asked for at once and not served, by a target that serves the plain request. */
export function isToBeParted(talk: Talk, { base }: Conversation): boolean {
  return talk.case.parts !== undefined && !isServed(talk) && isAccepted(base.status ?? 0)
}

/** Whether a talk ended in what was asked for. */
export function isServed({ outcome }: Talk): boolean {
  return 'exchange' in outcome && isAccepted(outcome.exchange.answer.status)
}

/**
 * One operation of a run: its plain request, everything that varies it, what is asked in a row, each answer judged.
 * Sends through conversations; enters what it finds into the ledger.
 */
import type { Operation } from '../scripts/lib/operations.ts'
import type { Planning } from './context.ts'
import { Conversation, type Hangs, type Talk } from './conversation.ts'
import type { RunEvent } from './event.ts'
import { judge } from './judging/judging.ts'
import type { Ledger } from './judging/ledger.ts'
import type { Nursery } from './life/nursery.ts'
import type { Use } from './life/thing.ts'
import { aboutThing, usableBy } from './life/usage.ts'
import type { Masker } from './masking.ts'
import { type Journey, type Plan, type Planned, planOperation } from './plan.ts'
import { type BaseRequest, baseRequest } from './requests/base-request.ts'
import { otherBases, refusesTheRequest } from './requests/other-bases.ts'
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

/**
 * Everything about one operation; where the target refuses the plain request, from another valid one. Events that come
 * at once come together: handing each through every step would cost more than judging does.
 */
export async function* runOperation(
  running: Running,
  operation: Operation,
  { index, of }: { index: number; of: number },
): AsyncGenerator<readonly RunEvent[]> {
  yield [{ type: 'operation', operation: operation.id, index, of }]
  const { table, target, seed, line, nursery, ledger } = running
  const use = await usableBy(nursery, table, operation, ledger.notes(operation))
  const plain = aboutThing(baseRequest(table, operation, target, seed), use, nursery)
  const bases = [plain, ...otherBases(table, operation, plain)]
  for (const [turn, base] of bases.entries()) {
    const status = yield* runFrom(running, operation, { base, use, last: turn === bases.length - 1 })
    if (line.broken || !refusesTheRequest(status)) return
  }
}

/** Everything about one operation, as variations of a base request; returns what that one got. */
async function* runFrom(
  running: Running,
  operation: Operation,
  { base, use, last }: { base: BaseRequest; use: Use | undefined; last: boolean },
): AsyncGenerator<readonly RunEvent[], number | undefined> {
  const { ledger, line, hangs, nursery } = running
  const notes = ledger.notes(operation)
  const plan = planOperation(running, operation, base, notes, use)
  const conversation = new Conversation(line, operation, plan.base?.case, hangs, nursery)
  // Until the base request is answered nobody knows what the refusal of another one is worth.
  const waiting: Talk[] = []
  for await (const talk of talks(plan, plan.before, conversation, line)) {
    yield exchanged(running, talk)
    waiting.push(talk)
  }
  if (plan.base && !line.broken) {
    const talk = await conversation.open(plan.base.probe, plan.base.case)
    notes.base = conversation.base
    yield exchanged(running, talk)
    waiting.unshift(talk)
  }
  for (const talk of waiting.splice(0)) yield judged(running, talk, conversation)
  const { status } = conversation.base
  if (!last && refusesTheRequest(status)) return status
  for await (const talk of talks(plan, afterBase(plan, conversation, notes), conversation, line)) {
    yield exchanged(running, talk)
    yield judged(running, talk, conversation)
  }
  if (status === 401) return status
  for (const journey of plan.journeys) yield* travel(running, journey, conversation)
  return status
}

/** Sends the requests of a journey one after the other; it ends early where the target is gone. */
async function* travel(
  running: Running,
  journey: Journey,
  conversation: Conversation,
): AsyncGenerator<readonly RunEvent[]> {
  const steps = journey.begin()
  let step = steps.next()
  while (!step.done && !running.line.broken) {
    const talk = await conversation.hold(journey.probe, step.value)
    yield exchanged(running, talk)
    yield judged(running, talk, conversation)
    step = steps.next('exchange' in talk.outcome ? talk.outcome.exchange : undefined)
  }
}

/** What is left to send: with a token that is refused, only what does without it. */
function afterBase({ after }: Plan, conversation: Conversation, notes: { withheld: string[] }): Planned[] {
  if (conversation.base.status !== 401) return after
  notes.withheld.push('the plain valid request is answered 401; token rejected, give one that the target accepts')
  return after.filter(({ case: one }) => one.aims.credentials !== undefined)
}

/** Holds the planned talks, as many at a time as the plan allows, until the target is gone. */
async function* talks(
  { width }: Plan,
  planned: readonly Planned[],
  conversation: Conversation,
  line: Line,
): AsyncGenerator<Talk> {
  const still = planned.values().filter(() => line.broken === undefined)
  yield* inOrder(still, width, ({ probe, case: one }) => conversation.hold(probe, one))
}

/** Counts and announces the requests of a talk. */
function exchanged({ ledger, nursery, onTalk, masker }: Running, talk: Talk): RunEvent[] {
  const events: RunEvent[] = []
  const making = nursery?.drain() ?? []
  for (const one of making) onTalk?.(one, undefined, masker)
  for (const one of [...making, talk]) {
    const { operation, probe, traffic } = one
    ledger.count(one)
    for (const { method, status, durationMs } of traffic) {
      events.push({ type: 'exchange', operation: operation.id, probe, method, status, durationMs })
    }
  }
  return events
}

/** Judges a talk and announces the judgements. */
function judged(running: Running, talk: Talk, conversation: Conversation): RunEvent[] {
  const { table, checks, target, ledger } = running
  const base = conversation.baseOf(talk.operation)
  running.onTalk?.(talk, base, running.masker)
  return judge(table, checks, talk, base, target.bearer?.token).map((judgement) => {
    ledger.enter(judgement)
    const { check, severity, outcome } = judgement
    return { type: 'judgement', operation: talk.operation.id, check: check.id, severity, outcome }
  })
}

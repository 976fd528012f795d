/**
 * A run: operations of a table and a target in, one stream of events out, the result document last.
 * Sends requests to the target and nothing else; reads no file, writes none, prints nothing. Same table, target
 * behaviour and seed: same requests in the same order, same findings.
 */
import type { Operation, OperationsTable } from '../scripts/lib/operations.ts'
import { checks as allChecks } from './checks/index.ts'
import type { Planning } from './context.ts'
import { Conversation, type Hangs, type Talk } from './conversation.ts'
import type { RunEvent } from './event.ts'
import { judge } from './judging/judging.ts'
import { Ledger } from './judging/ledger.ts'
import { type Policy, USUAL_POLICY } from './judging/policy.ts'
import { dealOperations, selectChecks, selectOperations } from './judging/selection.ts'
import { createMasker } from './masking.ts'
import { type Journey, orderOperations, type Plan, type Planned, planOperation } from './plan.ts'
import { DEFAULT_PROFILE, type Profile } from './profile.ts'
import { type BaseRequest, baseRequest } from './requests/base-request.ts'
import { greeting } from './requests/greeting.ts'
import { otherBases, refusesTheRequest } from './requests/other-bases.ts'
import type { Shard } from './result.ts'
import type { Target } from './target.ts'
import { inOrder } from './transport/in-order.ts'
import { type Limits, Line } from './transport/line.ts'
import { createTransport, parseBaseUrl } from './transport/transport.ts'
import type { Failure } from './transport/transport-failures.ts'

/** What a run needs. */
export interface RunOptions {
  table: OperationsTable
  target: Target
  /** Everything random comes from it. */
  seed: number
  /** How much is asked; the usual when it is not given. */
  profile?: Profile | undefined
  /** Ids of the checks to hold the target to; none: all. */
  only: readonly string[]
  /** Names of the operations to ask; none: all. */
  operations?: readonly string[] | undefined
  /** The part of them to ask; all when it is not given. */
  shard?: Shard | undefined
  /** What fails the run; only a broken `must` when it is not given. */
  policy?: Policy | undefined
  /**
   * Hears every talk just before it is judged, and what the base request of its operation got. A talk holds secrets;
   * no event does.
   */
  onTalk?: OnTalk | undefined
  /** The clock, for the time in the result. */
  now?: () => Date
  /** Asks the run to stop: what is under way is brought to its end, and the result says what was judged until then. */
  signal?: AbortSignal | undefined
  /** Where the run ends at the latest; none: when everything is asked. */
  limits?: RunLimits | undefined
}

/** Where a run ends although not everything is asked. */
export type RunLimits = Omit<Limits, 'rate'>

/** Hears a talk. */
export type OnTalk = (talk: Talk, base: { status?: number }) => void

/** What every step of a run has at hand. */
interface Running extends Planning {
  onTalk: OnTalk | undefined
  line: Line
  ledger: Ledger
  hangs: Hangs
}

/**
 * Judges a target.
 *
 * @throws PipelineError `ARGUMENTS` for an unknown check or operation, or a base URL that is none.
 */
export async function* run(options: RunOptions): AsyncGenerator<RunEvent> {
  const { table, target, seed, profile = DEFAULT_PROFILE, shard, policy = USUAL_POLICY } = options
  const { now = () => new Date(), onTalk } = options
  const checks = selectChecks(allChecks, options.only)
  const { asked, scope } = askedOf(options)
  const baseUrl = parseBaseUrl(target.baseUrl).shown
  const masker = createMasker(table, target)
  const startedAt = now()
  const started = performance.now()
  const transport = createTransport(target)
  const line = new Line(transport, { rate: target.rate, signal: options.signal, ...options.limits })
  const ledger = new Ledger({ table, target, checks, seed, profile, asked, scope, shard, policy, masker, baseUrl })
  const running: Running = { table, target, seed, profile, checks, masker, line, ledger, hangs: new Map(), onTalk }
  yield { type: 'start', api: table.api, baseUrl, seed, operations: asked.length, checks: checks.length }
  try {
    const operations = orderOperations(running).filter((operation) => asked.includes(operation))
    let broken = await unreachable(running, operations)
    for (const [index, operation] of operations.entries()) {
      broken ??= line.broken
      if (broken) ledger.notes(operation).withheld.push(absenceOf(broken))
      else yield* runOperation(running, operation, { index, of: operations.length })
      if (!broken && line.broken) ledger.notes(operation).withheld.push(absenceOf(line.broken))
    }
    broken ??= line.broken
    const durationMs = performance.now() - started
    yield { type: 'end', result: ledger.close({ startedAt, durationMs, sent: line.sent, broken: broken?.sentence }) }
  } finally {
    await transport.close()
  }
}

/** The operations that are asked, and what was asked for by name. */
export function askedOf({
  table,
  only,
  operations = [],
  shard,
}: Pick<RunOptions, 'table' | 'only' | 'operations' | 'shard'>) {
  const selected = selectOperations(table.operations, operations)
  const named = operations.length > 0 ? selected.map(({ id }) => id) : []
  return { asked: dealOperations(selected, shard), scope: { checks: only, operations: named } }
}

/** Why nothing is sent for an operation any more, as a clause. */
function absenceOf({ kind }: Failure): string {
  if (kind === 'interrupted') return 'the run was interrupted'
  if (kind === 'capped') return 'the run had reached its limit'
  return kind === 'postponed' ? 'the target asks to come again later' : 'the target does not answer'
}

/** Asks for any answer at all, in a way that changes nothing; says why there is none. */
async function unreachable(running: Running, operations: readonly Operation[]): Promise<Failure | undefined> {
  const { table, target, line, seed } = running
  const [first] = operations
  return first && line.greet(greeting(table, first, target, seed))
}

/** Everything about one operation; where the target refuses the plain request, from another valid one. */
async function* runOperation(
  running: Running,
  operation: Operation,
  { index, of }: { index: number; of: number },
): AsyncGenerator<RunEvent> {
  yield { type: 'operation', operation: operation.id, index, of }
  const { table, target, seed, line } = running
  const plain = baseRequest(table, operation, target, seed)
  const bases = [plain, ...otherBases(table, operation, plain)]
  for (const [turn, base] of bases.entries()) {
    const status = yield* runFrom(running, operation, base, turn === bases.length - 1)
    if (line.broken || !refusesTheRequest(status)) return
  }
}

/** Everything about one operation, as variations of a base request; returns what that one got. */
async function* runFrom(
  running: Running,
  operation: Operation,
  base: BaseRequest,
  last: boolean,
): AsyncGenerator<RunEvent, number | undefined> {
  const { ledger, line, hangs } = running
  const notes = ledger.notes(operation)
  const plan = planOperation(running, operation, base, notes)
  const conversation = new Conversation(line, operation, plan.base?.case.request, hangs)
  // Until the base request is answered nobody knows what the refusal of another one is worth.
  const waiting: Talk[] = []
  for await (const talk of talks(plan, plan.before, conversation, line)) {
    yield* exchanged(running, talk)
    waiting.push(talk)
  }
  if (plan.base && !line.broken) {
    const talk = await conversation.open(plan.base.probe, plan.base.case)
    notes.base = conversation.base
    yield* exchanged(running, talk)
    waiting.unshift(talk)
  }
  for (const talk of waiting.splice(0)) yield* judged(running, talk, conversation)
  const { status } = conversation.base
  if (!last && refusesTheRequest(status)) return status
  for await (const talk of talks(plan, afterBase(plan, conversation, notes), conversation, line)) {
    yield* exchanged(running, talk)
    yield* judged(running, talk, conversation)
  }
  if (status === 401) return status
  for (const journey of plan.journeys) yield* travel(running, journey, conversation)
  return status
}

/** Sends the requests of a journey one after the other; it ends early where the target is gone. */
async function* travel(running: Running, journey: Journey, conversation: Conversation): AsyncGenerator<RunEvent> {
  const steps = journey.begin()
  let step = steps.next()
  while (!step.done && !running.line.broken) {
    const talk = await conversation.hold(journey.probe, step.value)
    yield* exchanged(running, talk)
    yield* judged(running, talk, conversation)
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
function* exchanged({ ledger }: Running, talk: Talk): Generator<RunEvent> {
  const { operation, probe, traffic } = talk
  ledger.count(talk)
  for (const one of traffic) yield { type: 'exchange', operation: operation.id, probe, ...one }
}

/** Judges a talk and announces the judgements. */
function* judged(running: Running, talk: Talk, conversation: Conversation): Generator<RunEvent> {
  const { table, checks, target, ledger } = running
  const base = conversation.baseOf(talk.operation)
  running.onTalk?.(talk, base)
  for (const judgement of judge(table, checks, talk, base, target.bearer?.token)) {
    ledger.enter(judgement)
    const { check, severity, outcome } = judgement
    yield { type: 'judgement', operation: talk.operation.id, check: check.id, severity, outcome }
  }
}

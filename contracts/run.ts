/**
 * A run: operations of a table and a target in, one stream of events out, the result document last.
 * Sends requests to the target and nothing else; reads no file, writes none, prints nothing. Same table, target
 * behaviour and seed: same requests in the same order, same findings.
 */
import { randomInt } from 'node:crypto'
import type { Operation, OperationsTable } from '../scripts/lib/operations.ts'
import { isServedByReaders } from '../scripts/lib/served-by-readers.ts'
import { checks as allChecks } from './checks/index.ts'
import type { RunEvent } from './event.ts'
import { Ledger } from './judging/ledger.ts'
import { type Policy, USUAL_POLICY } from './judging/policy.ts'
import { dealOperations, selectChecks, selectOperations } from './judging/selection.ts'
import { Nursery } from './life/nursery.ts'
import { createMasker } from './masking.ts'
import { DEFAULT_PROFILE, type Profile } from './profile.ts'
import { greeting } from './requests/greeting.ts'
import { createSealer } from './requests/sealing.ts'
import type { Shard } from './result.ts'
import { runOperation } from './run-operation.ts'
import type { OnTalk, Running } from './talking.ts'
import type { Target } from './target.ts'
import type { Limits } from './transport/bounds.ts'
import { forgetBodies } from './transport/exchange.ts'
import { Line } from './transport/line.ts'
import type { Fetch } from './transport/through-fetch.ts'
import { createTransport, parseBaseUrl } from './transport/transport.ts'
import type { Failure } from './transport/transport-failures.ts'
import { orderOperations } from './turns.ts'

/** What a run needs. */
export interface RunOptions {
  table: OperationsTable
  target: Target
  /** Everything random comes from it. */
  seed: number
  /** How much is asked; the usual when it is not given. */
  profile?: Profile | undefined
  /** Requests that `deep` may send in all, more or less; as many as there are when it is not given. */
  budget?: number | undefined
  /** Ids of the checks to hold the target to; none: all. */
  only: readonly string[]
  /** Names of the operations to ask; none: all. */
  operations?: readonly string[] | undefined
  /** The part of them to ask; all when it is not given. */
  shard?: Shard | undefined
  /** What fails the run; only a broken `must` when it is not given. */
  policy?: Policy | undefined
  /**
   * Hears every talk just before it is judged. A talk holds secrets; no event does.
   */
  onTalk?: OnTalk | undefined
  /** Answers in place of the network; access tokens are asked for over the network all the same. */
  fetch?: Fetch | undefined
  /**
   * Whether the target is known to close no connection that is kept, unless an answer says so: what changes something is
   * sent over those, too, which takes far less time than a new connection for each.
   */
  keepsConnections?: boolean | undefined
  /** The clock, for the time in the result. */
  now?: () => Date
  /** Asks the run to stop: what is under way is brought to its end, and the result says what was judged until then. */
  signal?: AbortSignal | undefined
  /** Where the run ends at the latest; none: when everything is asked. */
  limits?: RunLimits | undefined
  /** Tells this run from others on the same target, in ids that it chooses; by chance when not given, never shown. */
  number?: number | undefined
}

/** Where a run ends although not everything is asked. */
export type RunLimits = Omit<Limits, 'rate'>

/**
 * Judges a target.
 *
 * @throws PipelineError `ARGUMENTS` for an unknown check or operation, or a base URL that is none.
 */
export async function* run(options: RunOptions): AsyncGenerator<RunEvent> {
  for await (const events of runByTurns(options)) for (const event of events) yield event
}

/**
 * Judges a target; events that come at once come together, as handing over each by itself costs more than judging does.
 *
 * @throws PipelineError `ARGUMENTS` for an unknown check or operation, or a base URL that is none.
 */
export async function* runByTurns(options: RunOptions): AsyncGenerator<readonly RunEvent[]> {
  const { table, target, seed, profile = DEFAULT_PROFILE, shard, policy = USUAL_POLICY } = options
  const { now = () => new Date(), onTalk, budget, fetch, keepsConnections } = options
  const checks = selectChecks(allChecks, options.only)
  const { asked, scope } = askedOf(options)
  const baseUrl = parseBaseUrl(target.baseUrl).shown
  const masker = createMasker(table, target)
  const startedAt = now()
  const started = performance.now()
  const transport = createTransport({ ...target, fetch, keepsConnections })
  const { rate, bearer } = target
  const redelivers = isServedByReaders(table)
  const line = new Line(transport, { ...options.limits, rate, bearer, redelivers, signal: options.signal })
  const ledger = new Ledger({ table, target, checks, seed, profile, asked, scope, shard, policy, masker, baseUrl })
  const number = options.number ?? randomInt(2 ** 40)
  const sealer = createSealer({ table, target, run: number })
  const planning = { table, target, seed, profile, budget, checks, masker, sealer }
  const nursery = mayMake(target) ? new Nursery({ ...planning, line, run: number }) : undefined
  const running: Running = { ...planning, line, ledger, hangs: new Map(), onTalk, nursery }
  yield [{ type: 'start', api: table.api, baseUrl, seed, operations: asked.length, checks: checks.length }]
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
    yield [{ type: 'end', result: ledger.close({ startedAt, durationMs, sent: line.sent, broken: broken?.sentence }) }]
  } finally {
    forgetBodies()
    await transport.close()
  }
}

/** Whether things may be made on a target, and would still be there when they are asked for. */
export function mayMake({ capabilities: { writes, stateful } }: Target): boolean {
  return writes && stateful
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
  if (kind === 'token') return 'no access token is to be had'
  return kind === 'postponed' ? 'the target asks to come again later' : 'the target does not answer'
}

/** Asks for any answer at all, in a way that changes nothing; says why there is none. */
async function unreachable(running: Running, operations: readonly Operation[]): Promise<Failure | undefined> {
  const { table, target, line, seed } = running
  const greetings = operations.values().map((operation) => greeting(table, operation, target, seed))
  return line.greet(greetings)
}

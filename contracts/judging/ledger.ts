/**
 * Keeps count during a run and writes the result document at its end.
 * Keeps numbers and findings only, no exchanges, so that its size does not grow with the length of a run.
 */
import packageJson from '../../package.json' with { type: 'json' }
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Check } from '../checks/check.ts'
import type { Talk } from '../conversation.ts'
import type { Masker } from '../masking.ts'
import type { Profile } from '../profile.ts'
import type {
  CheckResult,
  CoverageGap,
  Finding,
  OperationResult,
  Recording,
  Result,
  Severity,
  Shard,
  Tally,
} from '../result.ts'
import type { Target } from '../target.ts'
import { isAccepted } from '../transport/exchange.ts'
import { emptyNotes, gapsOf, type Notes } from './coverage.ts'
import { createFindingBook, type FindingBook, MOST_SHOWN } from './findings.ts'
import { questionOf } from './fingerprint.ts'
import type { Judgement } from './judging.ts'
import type { Policy } from './policy.ts'
import { closing } from './verdict.ts'
import { marked, waiversOf } from './waivers.ts'

/** What a run is about. */
export interface RunSubject {
  table: OperationsTable
  target: Target
  checks: readonly Check[]
  seed: number
  profile: Profile
  /** The operations that are asked; the others are only counted. */
  asked: readonly Operation[]
  /** Ids of the only checks and operations that were asked for. */
  scope: { checks: readonly string[]; operations: readonly string[] }
  /** Which part of them is asked. */
  shard?: Shard | undefined
  policy: Policy
  masker: Masker
  /** The base URL, printable. */
  baseUrl: string
}

/** How a run came to its end. */
export interface RunEnd {
  startedAt: Date
  durationMs: number
  /** Requests sent. */
  sent: number
  /** Why the run stopped early, when it did. */
  broken?: string | undefined
  /** Where the exchanges came from, when they were recorded before. */
  recording?: Recording
  /** Gaps that no operation has. */
  gaps?: readonly CoverageGap[]
}

/** The books of a run. */
export class Ledger {
  readonly #subject: RunSubject
  readonly #book: FindingBook
  readonly #operations: ReadonlyMap<string, OperationResult>
  readonly #notes: ReadonlyMap<string, Notes>
  readonly #checks: ReadonlyMap<string, CheckResult>
  /** Questions that were answered with a pass: as many as there are faults to think of, however many are sent. */
  readonly #passed = new Set<string>()
  readonly #summary: Record<Severity, Tally> = { must: emptyTally(), should: emptyTally(), may: emptyTally() }

  constructor(subject: RunSubject) {
    const { operations } = subject.table
    this.#subject = subject
    this.#book = createFindingBook(
      subject.table,
      { baseUrl: subject.baseUrl, tls: subject.target.tlsOptions ?? [] },
      subject.masker,
    )
    this.#operations = new Map(operations.map((operation) => [operation.id, emptyOperation(operation)]))
    this.#notes = new Map(operations.map(({ id }) => [id, emptyNotes()]))
    this.#checks = new Map(subject.checks.map((check) => [check.id, checkResult(check)]))
  }

  /** Notes on why an operation is not covered; write into them. */
  notes({ id }: Operation): Notes {
    return this.#notes.get(id) ?? emptyNotes()
  }

  /** Counts the requests of a talk. */
  count({ operation, traffic, case: one, outcome }: Talk): void {
    const result = this.#operations.get(operation.id)
    if (result) for (const { status } of traffic) countStatus(result, status)
    // A valid value in a path is still the name of something that may not be there.
    if (one.intent !== 'valid' || one.fault?.location === 'path' || !('exchange' in outcome)) return
    const { status } = outcome.exchange.answer
    const { valid } = this.notes(operation)
    valid.answered += 1
    if (status === 401) valid.unauthorized += 1
    if (status === 404) valid.notFound += 1
  }

  /** Counts a judgement. */
  enter(judgement: Judgement): void {
    const { check, talk, outcome, severity } = judgement
    this.#summary[severity][outcome] += 1
    const own = this.#operations.get(talk.operation.id)
    if (own) {
      const tally = own.checks[check.id] ?? emptyTally()
      tally[outcome] += 1
      own.checks[check.id] = tally
    }
    const known = this.#checks.get(check.id)
    if (known) known.tally[outcome] += 1
    if (outcome !== 'pass') this.#book.add(judgement)
    // Only a known failure is ever looked for among them.
    else if (this.#subject.policy.known.length > 0) this.#passed.add(questionOf(judgement))
  }

  /** Writes the result. */
  close({ startedAt, durationMs, sent, broken, recording, gaps = [] }: RunEnd): Result {
    const { table, target, seed, profile, baseUrl, policy } = this.#subject
    const operations = [...this.#operations.values()]
    for (const result of operations) finish(table, result)
    const waivers = waiversOf(policy.known, {
      findings: this.#findings(),
      passed: this.#passed,
      today: startedAt.toISOString().slice(0, 10),
    })
    const findings = marked(this.#findings(), waivers)
    const coverage = [...this.#coverage(), ...gaps, ...cutGap(this.#book.cut())]
    const asked = this.#asked()
    return {
      resultVersion: 1,
      tool: { name: packageJson.name, version: packageJson.version },
      spec: { api: table.api, title: table.title, version: table.version, sha256: table.specSha256 },
      target: { baseUrl, ...(target.name === undefined ? {} : { name: target.name }) },
      seed,
      profile,
      ...this.#extent(),
      ...(recording ? { recording } : {}),
      failOn: policy.failOn,
      requireCoverage: policy.requireCoverage,
      startedAt: startedAt.toISOString(),
      durationMs,
      exchanges: sent,
      summary: this.#summary,
      checks: [...this.#checks.values()],
      operations,
      findings,
      coverage,
      waivers,
      ...(broken === undefined ? {} : { stopped: broken }),
      ...closing({ summary: this.#summary, findings, operations: asked, coverage, waivers, policy, sent, broken }),
    }
  }

  /** What part of everything was asked, when it was a part. */
  #extent(): Pick<Result, 'scope' | 'shard'> {
    const { scope, shard } = this.#subject
    const { checks, operations } = scope
    return {
      ...(checks.length + operations.length > 0 ? { scope: { checks: [...checks], operations: [...operations] } } : {}),
      ...(shard ? { shard } : {}),
    }
  }

  #asked(): OperationResult[] {
    return this.#subject.asked.flatMap(({ id }) => this.#operations.get(id) ?? [])
  }

  #findings(): Finding[] {
    return this.#book.list([...this.#checks.keys()], [...this.#operations.keys()])
  }

  #coverage(): CoverageGap[] {
    return this.#subject.asked.flatMap((operation) => {
      const result = this.#operations.get(operation.id)
      return result ? gapsOf(operation, result, this.notes(operation)) : []
    })
  }
}

/** What is not shown of findings, when there are too many. */
function cutGap(cut: number): CoverageGap[] {
  const message = `Of the findings only the first ${MOST_SHOWN} show what was sent and answered; ${cut} do not.`
  return cut === 0 ? [] : [{ operation: '*', kind: 'cut', message }]
}

function emptyTally(): Tally {
  return { pass: 0, fail: 0, skip: 0, error: 0 }
}

function emptyOperation({ id, method, path }: Operation): OperationResult {
  return { id, method, path, exchanges: 0, accepted: 0, statuses: {}, unseen: [], checks: {} }
}

function checkResult({ id, severity, title, asserts, reference }: Check): CheckResult {
  return { id, severity, title, asserts, reference, tally: emptyTally() }
}

function countStatus(result: OperationResult, status: number | undefined): void {
  result.exchanges += 1
  if (status === undefined) return
  if (isAccepted(status)) result.accepted += 1
  result.statuses[status] = (result.statuses[status] ?? 0) + 1
}

/** What can only be said at the end of an operation. */
function finish(table: OperationsTable, result: OperationResult): void {
  const documented = table.operations.find(({ id }) => id === result.id)?.responses ?? {}
  result.unseen = Object.keys(documented).filter((key) => /^\d{3}$/.test(key) && !Object.hasOwn(result.statuses, key))
}

/**
 * Keeps count during a run and writes the result document at its end.
 * Keeps numbers and findings only, no exchanges, so that its size does not grow with the length of a run.
 */
import packageJson from '../../package.json' with { type: 'json' }
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Check } from '../checks/check.ts'
import type { Masker } from '../masking.ts'
import type { CheckResult, CoverageGap, Finding, OperationResult, Result, Severity, Tally } from '../result.ts'
import type { Target } from '../target.ts'
import { isAccepted } from '../transport/exchange.ts'
import type { Traffic } from '../transport/line.ts'
import { gapsOf, type Notes } from './coverage.ts'
import { createFindingBook, type FindingBook } from './findings.ts'
import type { Judgement } from './judging.ts'
import { closing } from './verdict.ts'

/** What a run is about. */
export interface RunSubject {
  table: OperationsTable
  target: Target
  checks: readonly Check[]
  seed: number
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
}

/** The books of a run. */
export class Ledger {
  readonly #subject: RunSubject
  readonly #book: FindingBook
  readonly #operations: ReadonlyMap<string, OperationResult>
  readonly #notes: ReadonlyMap<string, Notes>
  readonly #checks: ReadonlyMap<string, CheckResult>
  readonly #summary: Record<Severity, Tally> = { must: emptyTally(), should: emptyTally(), may: emptyTally() }

  constructor(subject: RunSubject) {
    const { operations } = subject.table
    this.#subject = subject
    this.#book = createFindingBook(subject.table, subject.baseUrl, subject.masker)
    this.#operations = new Map(operations.map((operation) => [operation.id, emptyOperation(operation)]))
    this.#notes = new Map(operations.map(({ id }) => [id, emptyNotes()]))
    this.#checks = new Map(subject.checks.map((check) => [check.id, checkResult(check)]))
  }

  /** Notes on why an operation is not covered; write into them. */
  notes({ id }: Operation): Notes {
    return this.#notes.get(id) ?? emptyNotes()
  }

  /** Counts requests of an operation. */
  count({ id }: Operation, traffic: readonly Traffic[]): void {
    const result = this.#operations.get(id)
    if (result) for (const { status } of traffic) countStatus(result, status)
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
    this.#book.add(judgement)
  }

  /** Writes the result. */
  close({ startedAt, durationMs, sent, broken }: RunEnd): Result {
    const { table, target, seed, baseUrl } = this.#subject
    const operations = [...this.#operations.values()]
    for (const result of operations) finish(table, result)
    const findings = this.#findings()
    const coverage = this.#coverage()
    return {
      resultVersion: 1,
      tool: { name: packageJson.name, version: packageJson.version },
      spec: { api: table.api, title: table.title, version: table.version, sha256: table.specSha256 },
      target: { baseUrl, ...(target.name === undefined ? {} : { name: target.name }) },
      seed,
      startedAt: startedAt.toISOString(),
      durationMs,
      exchanges: sent,
      summary: this.#summary,
      checks: [...this.#checks.values()],
      operations,
      findings,
      coverage,
      ...closing({ summary: this.#summary, findings, operations, coverage, sent, broken }),
    }
  }

  #findings(): Finding[] {
    const rank = (ids: Iterable<string>) => {
      const order = new Map([...ids].map((id, index) => [id, index]))
      return (id: string) => order.get(id) ?? order.size
    }
    return this.#book.list({ check: rank(this.#checks.keys()), operation: rank(this.#operations.keys()) })
  }

  #coverage(): CoverageGap[] {
    return this.#subject.table.operations.flatMap((operation) => {
      const result = this.#operations.get(operation.id)
      return result ? gapsOf(operation, result, this.notes(operation)) : []
    })
  }
}

function emptyNotes(): Notes {
  return { withheld: [], leftOut: [], base: {} }
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

/**
 * Keeps count during a run and writes the result document at its end.
 * Keeps numbers and findings only, no exchanges, so that its size does not grow with the length of a run.
 */
import packageJson from '../package.json' with { type: 'json' }
import type { Operation, OperationsTable } from '../scripts/lib/operations.ts'
import type { Check } from './checks/check.ts'
import { gapsOf, type Notes } from './coverage.ts'
import { isAccepted } from './exchange.ts'
import { createFindingBook } from './findings.ts'
import type { Judgement } from './judging.ts'
import type { Traffic } from './line.ts'
import type { Masker } from './masking.ts'
import type { CheckResult, CoverageGap, OperationResult, Result, Severity, Tally } from './result.ts'
import type { Target } from './target.ts'
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

/** The books of a run. */
export interface Ledger {
  /** Notes on why an operation is not covered; write into them. */
  notes(operation: Operation): Notes
  /** Counts requests of an operation. */
  count(operation: Operation, traffic: readonly Traffic[]): void
  /** Counts a judgement. */
  enter(judgement: Judgement): void
  /** Writes the result; `sent` counts every request, `broken` says why the run stopped early. */
  close(end: { startedAt: Date; durationMs: number; sent: number; broken?: string | undefined }): Result
}

/** Opens the books. */
export function createLedger(subject: RunSubject): Ledger {
  const { table, checks, masker, baseUrl } = subject
  const book = createFindingBook(table, baseUrl, masker)
  const operations = new Map(table.operations.map((operation) => [operation.id, emptyOperation(operation)]))
  const notes = new Map<string, Notes>(table.operations.map(({ id }) => [id, { withheld: [], leftOut: [], base: {} }]))
  const checkResults = new Map(checks.map((check) => [check.id, checkResult(check)]))
  const summary: Record<Severity, Tally> = { must: emptyTally(), should: emptyTally(), may: emptyTally() }
  const notesOf = ({ id }: Operation): Notes => notes.get(id) ?? { withheld: [], leftOut: [], base: {} }
  return {
    notes: notesOf,
    count(operation, traffic) {
      const result = operations.get(operation.id)
      if (result) for (const { status } of traffic) countStatus(result, status)
    },
    enter(judgement) {
      const { check, talk, outcome, severity } = judgement
      summary[severity][outcome] += 1
      const own = operations.get(talk.operation.id)
      if (own) {
        const tally = own.checks[check.id] ?? emptyTally()
        tally[outcome] += 1
        own.checks[check.id] = tally
      }
      const known = checkResults.get(check.id)
      if (known) known.tally[outcome] += 1
      book.add(judgement)
    },
    close({ startedAt, durationMs, sent, broken }) {
      const results = [...operations.values()]
      for (const result of results) finish(table, result)
      const rank = (ids: readonly string[]) => (id: string) => ids.indexOf(id)
      const findings = book.list({ check: rank(checks.map(({ id }) => id)), operation: rank([...operations.keys()]) })
      const coverage = table.operations.flatMap((operation): CoverageGap[] => {
        const result = operations.get(operation.id)
        return result ? gapsOf(operation, result, notesOf(operation)) : []
      })
      return {
        resultVersion: 1,
        tool: { name: packageJson.name, version: packageJson.version },
        spec: { api: table.api, title: table.title, version: table.version, sha256: table.specSha256 },
        target: { baseUrl, ...(subject.target.name === undefined ? {} : { name: subject.target.name }) },
        seed: subject.seed,
        startedAt: startedAt.toISOString(),
        durationMs,
        exchanges: sent,
        summary,
        checks: [...checkResults.values()],
        operations: results,
        findings,
        coverage,
        ...closing({ summary, findings, operations: results, coverage, sent, broken }),
      }
    },
  }
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

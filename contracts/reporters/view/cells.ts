/**
 * One operation under one check: how it stands, in one word.
 * Pure.
 */
import type { Finding, OperationResult, Result, Severity, Tally } from '../../result.ts'

/** The state of a cell, the worst thing in it: a failure by its severity, then error, known failure, skip, pass. */
export type State = Severity | 'error' | 'waived' | 'skip' | 'pass'

/** An operation and a check that met. */
export interface Cell {
  check: string
  state: State
  tally: Tally
  /** What did not pass. */
  findings: Finding[]
}

/** A row of the conformance matrix; operations that were never judged have no cells. */
export interface Row {
  operation: OperationResult
  cells: Cell[]
}

/** States, the worst first. */
export const WORST_FIRST: readonly State[] = ['must', 'should', 'may', 'error', 'waived', 'skip', 'pass']

/** The state of a finding, as a cell shows it. */
export function stateOf(finding: Finding): State {
  if (finding.outcome !== 'fail') return finding.outcome
  return finding.waived ? 'waived' : finding.severity
}

/** A check that passed somewhere and was skipped elsewhere counts as passed. */
function cellState(tally: Tally, findings: readonly Finding[]): State {
  const states = findings.map(stateOf).filter((state) => state !== 'skip' || tally.pass === 0)
  return WORST_FIRST.find((state) => states.includes(state)) ?? (tally.pass > 0 || tally.skip === 0 ? 'pass' : 'skip')
}

/** The conformance matrix: a row for every operation, a cell for every check that was made of it. */
export function matrix(result: Result): Row[] {
  const key = (operation: string, check: string) => JSON.stringify([operation, check])
  const byCell = Map.groupBy(result.findings, ({ operation, check }) => key(operation, check))
  return result.operations.map((operation) => ({
    operation,
    cells: Object.entries(operation.checks).map(([check, tally]) => {
      const findings = byCell.get(key(operation.id, check)) ?? []
      return { check, tally, findings, state: cellState(tally, findings) }
    }),
  }))
}

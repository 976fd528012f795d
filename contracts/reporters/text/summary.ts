/**
 * The tables of the text report, and the one that sets several results side by side.
 * Pure.
 */

import { printable } from '../../../scripts/lib/printable.ts'
import type { OperationResult, Outcome, Result, Severity, Tally } from '../../result.ts'
import { failures } from '../view/tallies.ts'
import { counted, SEVERITIES, VERDICT_WORDS } from '../view/words.ts'
import { table } from './layout.ts'

const OUTCOMES: readonly Outcome[] = ['pass', 'fail', 'skip', 'error']

/** A count; nothing is a dot, so that something is seen. */
const number = (value: number): string => (value === 0 ? '·' : String(value))

/** The counts of several tallies together. */
function total(tallies: readonly Tally[], outcome: Outcome): number {
  return tallies.reduce((sum, tally) => sum + tally[outcome], 0)
}

/** The table of operations: what was sent, what was accepted, how it was judged, failures by weight. */
export function operationsTable(result: Result): string[] {
  const row = (operation: OperationResult): string[] => {
    const tallies = Object.values(operation.checks)
    return [
      printable(operation.id),
      number(operation.exchanges),
      number(operation.accepted),
      number(total(tallies, 'pass')),
      ...SEVERITIES.map((severity) => number(failures(result.findings, operation.id, severity))),
      number(total(tallies, 'skip')),
      number(total(tallies, 'error')),
    ]
  }
  const head = ['operation', 'sent', '2xx', 'pass', 'must', 'should', 'may', 'skip', 'error']
  return table(head, result.operations.map(row), 34)
}

/** The table of judgements: severity by outcome. */
export function judgementsTable(result: Result): string[] {
  const row = (severity: Severity): string[] => [
    severity,
    ...OUTCOMES.map((outcome) => number(result.summary[severity][outcome])),
  ]
  return table(['judgements', ...OUTCOMES], SEVERITIES.map(row), 34)
}

/**
 * Several results in one table, a row each, with the reason of every verdict below.
 *
 * @example process.stdout.write(summaryTable([inbound, outbound]))
 */
export function summaryTable(results: readonly Result[]): string {
  const row = (result: Result): string[] => {
    const tallies = SEVERITIES.map((severity) => result.summary[severity])
    return [
      printable(result.spec.api),
      number(result.operations.length),
      number(result.exchanges),
      number(total(tallies, 'pass')),
      ...SEVERITIES.map((severity) => number(result.summary[severity].fail)),
      number(total(tallies, 'skip')),
      number(total(tallies, 'error')),
      VERDICT_WORDS[result.verdict].toLowerCase(),
    ]
  }
  const head = ['API', 'ops', 'sent', 'pass', 'must', 'should', 'may', 'skip', 'error', 'verdict']
  const reasons = results.map(
    (result) =>
      `${printable(result.spec.api)}: ${printable(result.reason)} (seed ${result.seed}, ${counted(result.coverage.length, 'coverage gap')})`,
  )
  return `${[...table(head, results.map(row), 22), '', ...reasons].join('\n')}\n`
}

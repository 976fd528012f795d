/**
 * The order findings are reported in: failures first, then what could not be judged, then what was left out; of each the
 * most severe first, and of one rule in one operation what was seen most often.
 * Pure.
 */
import type { Finding, Outcome } from '../result.ts'
import { SEVERITIES } from './evidence.ts'

const OUTCOMES: readonly Outcome[] = ['fail', 'error', 'skip']

/** Findings in the order of reports; equal ones in the order of these checks and operations. */
export function inReportOrder(
  findings: readonly Finding[],
  checks: readonly string[],
  operations: readonly string[],
): Finding[] {
  const [check, operation] = [rank(checks), rank(operations)]
  return findings.toSorted(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      check(a.check) - check(b.check) ||
      operation(a.operation) - operation(b.operation) ||
      b.count - a.count ||
      compare(a.pointer, b.pointer) ||
      compare(a.fingerprint, b.fingerprint),
  )
}

/** The place of an id; unknown ones come last. */
function rank(ids: readonly string[]): (id: string) => number {
  const order = new Map(ids.map((id, index) => [id, index]))
  return (id) => order.get(id) ?? order.size
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

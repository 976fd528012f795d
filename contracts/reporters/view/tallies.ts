/**
 * Counts that several reports show.
 * Pure.
 */
import type { Finding, Severity } from '../../result.ts'

/** Failures of an operation of one weight; known ones are none. */
export function failures(findings: readonly Finding[], operation: string, severity: Severity): number {
  return findings
    .filter((one) => one.operation === operation && one.outcome === 'fail' && !one.waived && one.severity === severity)
    .reduce((sum, { count }) => sum + count, 0)
}

/**
 * The anchors of a page: stable across runs, unique within a page that shows several results.
 * Pure.
 */
import type { Finding, Result } from '../../result.ts'

/** Anchors of one result. */
export interface Ids {
  /** The anchor of a part (`findings`). */
  part(name: string): string
  /** The anchor of a check. */
  check(id: string): string
  /** The anchor of a finding of this result. */
  finding(finding: Finding): string | undefined
}

/** Makes the anchors of a result; `prefix` tells results on one page apart. */
export function anchors(result: Result, prefix: string): Ids {
  const seen = new Map<string, number>()
  const findings = new Map<Finding, string>()
  for (const finding of result.findings) {
    const times = (seen.get(finding.fingerprint) ?? 0) + 1
    seen.set(finding.fingerprint, times)
    findings.set(finding, `${prefix}finding-${finding.fingerprint}${times === 1 ? '' : `-${times}`}`)
  }
  return {
    part: (name) => `${prefix}${name}`,
    check: (id) => `${prefix}check-${id}`,
    finding: (finding) => findings.get(finding),
  }
}

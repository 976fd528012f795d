/**
 * What a run attests: which target was held to which contract, how much was asked, what came of it, what is allowed.
 * Types and their making only; the same shape as JSON Schema stands in `certificate.schema.json`.
 */
import type { Profile } from '../profile.ts'
import type { Recording, Result, Severity, Shard, Tally, Verdict, WaiverState, Waiving } from '../result.ts'

/** A failure that is written into a certificate. */
export interface CertifiedFailure {
  fingerprint: string
  check: string
  operation: string
  severity: Severity
}

/** A known failure that is written into a certificate. */
export interface CertifiedWaiver extends Waiving {
  fingerprint: string
  state: WaiverState
}

/** The document. */
export interface Certificate {
  certificateVersion: 1
  /** The suite. */
  tool: { name: string; version: string }
  spec: { api: string; title: string; version: string; sha256: string }
  /** `version` is what the operator of the target says it runs. */
  target: { baseUrl: string; name?: string; version?: string }
  seed: number
  profile?: Profile
  /** Only a part was asked. */
  shard?: Shard
  scope?: { checks: string[]; operations: string[] }
  /** The exchanges were recorded before. */
  recording?: Recording
  failOn: Severity
  requireCoverage: boolean
  /** When the run began: RFC 3339, UTC. */
  judgedAt: string
  /** Requests sent. */
  requests: number
  /** Outcomes by operation and check. */
  matrix: Record<string, Record<string, Tally>>
  summary: Record<Severity, Tally>
  /** Everything that failed and is not allowed. */
  failures: CertifiedFailure[]
  waivers: CertifiedWaiver[]
  /** How much was not covered. */
  coverageGaps: number
  verdict: Verdict
  reason: string
}

/** Members of a result that a certificate has as they are, when they are there. */
function asGiven({ profile, shard, scope, recording }: Result) {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(shard === undefined ? {} : { shard }),
    ...(scope === undefined ? {} : { scope }),
    ...(recording === undefined ? {} : { recording }),
  }
}

/** The certificate of a run; `targetVersion` is what the operator says the target runs. */
export function certificateOf(result: Result, targetVersion?: string): Certificate {
  const { tool, spec, target, seed, summary, verdict, reason } = result
  const failed = result.findings.filter(({ outcome, waived }) => outcome === 'fail' && !waived)
  return {
    certificateVersion: 1,
    tool,
    spec,
    target: { ...target, ...(targetVersion === undefined ? {} : { version: targetVersion }) },
    seed,
    ...asGiven(result),
    failOn: result.failOn ?? 'must',
    requireCoverage: result.requireCoverage ?? false,
    judgedAt: result.startedAt,
    requests: result.exchanges,
    matrix: Object.fromEntries(result.operations.map(({ id, checks }) => [id, checks])),
    summary,
    failures: failed.map(({ fingerprint, check, operation, severity }) => ({
      fingerprint,
      check,
      operation,
      severity,
    })),
    waivers: (result.waivers ?? []).map(({ message: _, ...waiver }) => waiver),
    coverageGaps: result.coverage.length,
    verdict,
    reason,
  }
}

/** A value with the members of every object in the order of their names. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([name, member]) => [name, ordered(member)]))
}

/** The bytes that are signed. @see https://www.rfc-editor.org/rfc/rfc8785 */
export function canonicalJson(certificate: Certificate): string {
  return JSON.stringify(ordered(certificate))
}

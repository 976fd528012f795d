/**
 * Findings gathered by cause: one mistake in a server breaks one rule in many operations, and is read once.
 * Pure; keeps the order of the result, which is most severe first.
 */
import type { CoverageGap, Finding } from '../../result.ts'

/** Findings with one cause; the first one speaks for all. */
export interface Cause {
  first: Finding
  findings: Finding[]
  /** Judgements behind them. */
  count: number
  /** The operations concerned, each once. */
  operations: string[]
}

/** Skips with one reason. */
export interface SkipReason {
  reason: string
  count: number
  checks: string[]
  operations: string[]
}

/** Gaps in coverage of one kind and wording. */
export interface GapGroup {
  kind: string
  message: string
  operations: string[]
}

const unique = (values: readonly string[]): string[] => [...new Set(values)]

/** What makes two failures one cause: the check and the kind of fault it was provoked with, or else the rule. */
function causeOf({ severity, outcome, check, fault, pointer, expected }: Finding): string {
  const rule = fault ? [fault.location, fault.keyword] : [pointer]
  return JSON.stringify([severity, outcome, check, ...(outcome === 'error' ? [expected] : rule)])
}

/** Gathers what failed or erred by cause. */
export function causes(findings: readonly Finding[], outcome: 'fail' | 'error'): Cause[] {
  const chosen = findings.filter((finding) => finding.outcome === outcome)
  return [...Map.groupBy(chosen, causeOf).values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const count = members.reduce((sum, finding) => sum + finding.count, 0)
    return [{ first, findings: members, count, operations: unique(members.map(({ operation }) => operation)) }]
  })
}

/** Gathers skips by reason, the most frequent first. */
export function skipReasons(findings: readonly Finding[]): SkipReason[] {
  const skips = findings.filter(({ outcome }) => outcome === 'skip')
  return [...Map.groupBy(skips, ({ expected }) => expected)]
    .map(([reason, members]) => ({
      reason,
      count: members.reduce((sum, { count }) => sum + count, 0),
      checks: unique(members.map(({ check }) => check)),
      operations: unique(members.map(({ operation }) => operation)),
    }))
    .sort((a, b) => b.count - a.count)
}

/** Gathers gaps that say the same of several operations. */
export function gapGroups(gaps: readonly CoverageGap[]): GapGroup[] {
  return [...Map.groupBy(gaps, ({ kind, message }) => JSON.stringify([kind, message])).values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const operations = unique(members.map(({ operation }) => operation))
    return [{ kind: first.kind, message: first.message, operations }]
  })
}

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

/** What makes two failures one cause: the check and the kind of rule; where there is no kind, what came instead. */
function causeOf({ severity, outcome, check, keyword, fault, expected, actual }: Finding): string {
  if (outcome === 'error') return JSON.stringify([severity, check, expected])
  // A rule about requests is another one in another part of the request.
  const place = fault?.keyword === keyword ? fault?.location : ''
  return JSON.stringify([severity, check, ...(keyword === undefined ? [expected, actual] : [keyword, place])])
}

/** What is read as one: failures that count, judgements that could not be made, failures that are known. */
export type Kind = 'fail' | 'error' | 'waived'

/** Gathers what failed or erred by cause. */
export function causes(findings: readonly Finding[], kind: Kind): Cause[] {
  const chosen = findings.filter(({ outcome, waived }) => (outcome === 'fail' && waived ? 'waived' : outcome) === kind)
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

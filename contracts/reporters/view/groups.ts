/**
 * Findings gathered by cause: one mistake in a server breaks one rule in many operations, and is read once.
 * Pure; keeps the order of the result, which is most severe first.
 */
import { FAILING_GAPS } from '../../judging/coverage.ts'
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

/** What makes failures of one check one cause: the kind of rule; where there is no kind, what came instead. */
function byRule({ outcome, keyword, fault, expected, actual }: Finding): string {
  if (outcome === 'error') return expected
  // A rule about requests is another one in another part of the request.
  const part = fault?.keyword === keyword ? fault?.location : ''
  return JSON.stringify(keyword === undefined ? [expected, actual] : [keyword, part])
}

/** The other thing that can: a place that is always answered alike, whatever the rule. */
function byPlace({ outcome, operation, fault, expected, actual }: Finding): string {
  if (outcome === 'error') return expected
  return JSON.stringify([fault ? [operation, fault.location, fault.name] : [], expected, actual])
}

/** Failures of one check as causes: by rule, or by place where that explains them with fewer. */
function explained(findings: readonly Finding[]): Finding[][] {
  const rules = Map.groupBy(findings, byRule)
  const places = Map.groupBy(findings, byPlace)
  return [...(places.size < rules.size ? places : rules).values()]
}

/** What is read as one: failures that count, judgements that could not be made, failures that are known. */
export type Kind = 'fail' | 'error' | 'waived'

/** Gathers what failed or erred by cause. */
export function causes(findings: readonly Finding[], kind: Kind): Cause[] {
  const chosen = findings.filter(({ outcome, waived }) => (outcome === 'fail' && waived ? 'waived' : outcome) === kind)
  const byCheck = Map.groupBy(chosen, ({ severity, check }) => JSON.stringify([severity, check]))
  const rank = new Map(chosen.map((finding, index) => [finding, index]))
  return [...byCheck.values()]
    .flatMap(explained)
    .flatMap((members) => {
      const [first] = members
      if (first === undefined) return []
      const count = members.reduce((sum, finding) => sum + finding.count, 0)
      return [{ first, findings: members, count, operations: unique(members.map(({ operation }) => operation)) }]
    })
    .sort((a, b) => (rank.get(a.first) ?? 0) - (rank.get(b.first) ?? 0))
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

/** Gathers gaps that say the same of several operations, those first that a run can be failed for. */
export function gapGroups(gaps: readonly CoverageGap[]): GapGroup[] {
  const groups = [...Map.groupBy(gaps, ({ kind, message }) => JSON.stringify([kind, message])).values()]
  const gathered = groups.flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const operations = unique(members.map(({ operation }) => operation))
    return [{ kind: first.kind, message: first.message, operations }]
  })
  const rank = ({ kind }: GapGroup) => (FAILING_GAPS.includes(kind) ? FAILING_GAPS.indexOf(kind) : FAILING_GAPS.length)
  return gathered.toSorted((a, b) => rank(a) - rank(b))
}

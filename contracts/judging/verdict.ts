/**
 * How a run ended, and why, in one line.
 * Pure.
 */
import type { CoverageGap, Finding, OperationResult, Result, Severity, Tally, Waiver } from '../result.ts'
import { FAILING_GAPS } from './coverage.ts'
import { SEVERITIES } from './evidence.ts'
import type { Policy } from './policy.ts'

/** What the verdict rests on. */
export interface Grounds {
  summary: Record<Severity, Tally>
  findings: readonly Finding[]
  /** Those that were asked. */
  operations: readonly OperationResult[]
  coverage: readonly CoverageGap[]
  waivers: readonly Waiver[]
  policy: Pick<Policy, 'failOn' | 'requireCoverage'>
  /** Requests sent. */
  sent: number
  /** Why the target counts as gone, when it does. */
  broken?: string | undefined
}

/** A verdict in words. */
type Closing = Pick<Result, 'verdict' | 'reason'>

/**
 * The verdict: who redirects everything is not the target; apart from that a broken rule outweighs everything, what could
 * not be judged outweighs what passed; then come known failures that are none any more, and coverage where it is required.
 */
export function closing(grounds: Grounds): Closing {
  const elsewhere = whereElse(grounds)
  if (elsewhere !== undefined) return { verdict: 'could-not-judge', reason: elsewhere }
  const broken = brokenRules(grounds)
  if (broken) return broken
  const reason = whyOpen(grounds)
  if (reason !== undefined) return { verdict: 'could-not-judge', reason }
  return stale(grounds) ?? uncovered(grounds) ?? { verdict: 'conforms', reason: `No rule is broken${asides(grounds)}.` }
}

/** That every answer was a redirection, if so: whoever gave it is not who is to be judged. */
function whereElse({ operations }: Grounds): string | undefined {
  const statuses = new Set(operations.flatMap((operation) => Object.keys(operation.statuses)))
  if (statuses.size === 0 || ![...statuses].every((status) => status.startsWith('3'))) return undefined
  const told = [...statuses].toSorted().join(', ')
  return `Every request is redirected (${told}), which is not followed; give the address that it leads to.`
}

const failures = ({ findings }: Grounds) => findings.filter(({ outcome }) => outcome === 'fail')

/** Failures that weigh enough and are not allowed. */
function brokenRules(grounds: Grounds): Closing | undefined {
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(grounds.policy.failOn) + 1)
  const failed = failures(grounds).filter(({ severity, waived }) => !waived && failing.includes(severity))
  if (failed.length === 0) return undefined
  const where = new Set(failed.map(({ operation }) => operation))
  return {
    verdict: 'violates',
    reason: `${plural(failed.length, 'rule')} broken in ${plural(where.size, 'operation')}.`,
  }
}

/** Why nothing can be said, if so. */
function whyOpen({ summary, findings, operations, coverage, sent, broken }: Grounds): string | undefined {
  if (broken !== undefined) return broken
  if (sent === 0) return 'No request was sent.'
  const total = (outcome: keyof Tally) => Object.values(summary).reduce((sum, tally) => sum + tally[outcome], 0)
  const [error] = findings.filter(({ outcome }) => outcome === 'error')
  if (error) return `${plural(total('error'), 'judgement')} could not be made; the first: ${error.expected}`
  if (operations.every(({ accepted }) => accepted === 0)) {
    const [gap] = coverage.filter(({ kind }) => kind === 'never-accepted' || kind === 'never-sent')
    return `No request was accepted by the target. ${gap?.message ?? ''}`.trim()
  }
  return total('pass') === 0 ? 'Nothing could be judged.' : undefined
}

/** Known failures that are none any more. */
function stale({ waivers }: Grounds): Closing | undefined {
  const [first, ...others] = waivers.filter(({ state }) => state === 'fixed' || state === 'expired')
  if (!first) return undefined
  const more = others.length === 0 ? '' : ` (and ${plural(others.length, 'other')})`
  return { verdict: 'violates', reason: `${first.message}${more}` }
}

/** Gaps, where there must be none. */
function uncovered({ policy, coverage }: Grounds): Closing | undefined {
  const gaps = coverage.filter(({ kind }) => FAILING_GAPS.includes(kind))
  const [first] = gaps
  if (!policy.requireCoverage || !first) return undefined
  const words = `${plural(gaps.length, 'coverage gap')} where coverage is required; the first: `
  return { verdict: 'violates', reason: `${words}${first.operation}: ${first.message}` }
}

/** What is told along with a good verdict, so that nobody takes it for more than it is. */
function asides(grounds: Grounds): string {
  const weaker = failures(grounds).filter(({ severity, waived }) => severity === 'should' && !waived).length
  const allowed = failures(grounds).filter(({ waived }) => waived).length
  const unjudged = grounds.operations.filter(({ accepted }) => accepted === 0).length
  const told = [
    ...(weaker > 0 ? [`${plural(weaker, 'recommendation')} not followed`] : []),
    ...(allowed > 0 ? [`${plural(allowed, 'known failure')} allowed`] : []),
    ...(unjudged > 0 ? [`${plural(unjudged, 'operation')} never succeeded`] : []),
  ]
  return told.map((words) => `, ${words}`).join('')
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

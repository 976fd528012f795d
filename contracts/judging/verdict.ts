/**
 * How a run ended, and why, in one line.
 * Pure.
 */
import type { CoverageGap, Finding, OperationResult, Result, Severity, Tally } from '../result.ts'

/** What the verdict rests on. */
export interface Grounds {
  summary: Record<Severity, Tally>
  findings: readonly Finding[]
  operations: readonly OperationResult[]
  coverage: readonly CoverageGap[]
  /** Requests sent. */
  sent: number
  /** Why the target counts as gone, when it does. */
  broken?: string | undefined
}

/** The verdict: a broken `must` outweighs everything, what could not be judged outweighs what passed. */
export function closing(grounds: Grounds): Pick<Result, 'verdict' | 'reason'> {
  const { summary, findings, operations, coverage, sent, broken } = grounds
  const failed = findings.filter(({ outcome, severity }) => outcome === 'fail' && severity === 'must').length
  if (failed > 0) {
    const where = new Set(
      findings.filter(({ outcome, severity }) => outcome === 'fail' && severity === 'must').map((one) => one.operation),
    )
    return { verdict: 'violates', reason: `${plural(failed, 'rule')} broken in ${plural(where.size, 'operation')}.` }
  }
  const open = (reason: string): Pick<Result, 'verdict' | 'reason'> => ({ verdict: 'could-not-judge', reason })
  if (broken !== undefined) return open(broken)
  if (sent === 0) return open('No request was sent.')
  const total = (outcome: keyof Tally) => Object.values(summary).reduce((sum, tally) => sum + tally[outcome], 0)
  const [error] = findings.filter(({ outcome }) => outcome === 'error')
  if (error) {
    return open(`${plural(total('error'), 'judgement')} could not be made; the first: ${error.expected}`)
  }
  if (operations.every(({ accepted }) => accepted === 0)) {
    const [gap] = coverage.filter(({ kind }) => kind === 'never-accepted' || kind === 'never-sent')
    return open(`No request was accepted by the target. ${gap?.message ?? ''}`.trim())
  }
  if (total('pass') === 0) return open('Nothing could be judged.')
  const weaker = findings.filter(({ outcome, severity }) => outcome === 'fail' && severity === 'should').length
  const warned = weaker > 0 ? `, ${plural(weaker, 'recommendation')} not followed` : ''
  return { verdict: 'conforms', reason: `No rule is broken${warned}.` }
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

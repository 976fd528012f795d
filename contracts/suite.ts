/**
 * A result as Vitest tests: one for every check of every operation, red exactly where a `must` is broken or a judgement
 * failed; a broken `should` or `may` passes with an annotation, as `junit` reports it.
 * Declares tests; judges nothing itself, so both forms of the suite always agree.
 */
import { describe, test } from 'vitest'
import { printable } from '../scripts/lib/printable.ts'
import { matrix } from './reporters/view/cells.ts'
import { evidence } from './reporters/view/evidence.ts'
import type { Finding, Result } from './result.ts'

/** One test to declare. */
export interface PlannedTest {
  /** Operation with method and path, or the whole target. */
  group: string
  name: string
  /** Why it fails, if it does. */
  failure?: string
  /** Why it is skipped, if it is. */
  skip?: string
  /** What is told along with it. */
  notes: string[]
}

/** What a finding says, over several lines. */
function textOf(finding: Finding): string {
  const weight = finding.outcome === 'fail' ? finding.severity : finding.outcome
  return [`${weight}: ${printable(finding.title)}`, ...evidence(finding)].join('\n')
}

/** A test for findings of one check. */
function testOf(group: string, name: string, findings: readonly Finding[], skipped: boolean): PlannedTest {
  const red = findings.filter(
    ({ outcome, severity }) => outcome === 'error' || (outcome === 'fail' && severity === 'must'),
  )
  const warnings = findings.filter(({ outcome, severity }) => outcome === 'fail' && severity !== 'must')
  const reasons = findings.filter(({ outcome }) => outcome === 'skip').map(({ expected }) => printable(expected))
  return {
    group,
    name,
    ...(red.length > 0 ? { failure: red.map(textOf).join('\n\n') } : {}),
    ...(skipped && red.length === 0 ? { skip: [...new Set(reasons)].join('; ') } : {}),
    notes: warnings.map(textOf),
  }
}

/** What concerns no single operation, and whether there is a verdict. */
function wholeTarget(result: Result, elsewhere: readonly Finding[]): PlannedTest[] {
  const group = 'whole target'
  const byCheck = Map.groupBy(elsewhere, ({ check }) => check)
  const gaps = result.coverage.map(({ operation, message }) => `not covered: ${printable(`${operation}: ${message}`)}`)
  const verdict = { group, name: 'the run comes to a verdict', notes: gaps }
  return [
    ...[...byCheck].map(([check, findings]) =>
      testOf(
        group,
        check,
        findings,
        findings.every(({ outcome }) => outcome === 'skip'),
      ),
    ),
    result.verdict === 'could-not-judge' ? { ...verdict, failure: printable(result.reason) } : verdict,
  ]
}

/** The tests of a result, in report order. */
export function planTests(result: Result): PlannedTest[] {
  const titles = new Map(result.checks.map(({ id, title }) => [id, title]))
  const rows = matrix(result)
  const shown = new Set(rows.flatMap(({ cells }) => cells).flatMap(({ findings }) => findings))
  const tests = rows.flatMap(({ operation, cells }) =>
    cells.map(({ check, findings, state }) => {
      const group = printable(`${operation.id} (${operation.method.toUpperCase()} ${operation.path})`)
      return testOf(group, printable(`${check}: ${titles.get(check) ?? check}`), findings, state === 'skip')
    }),
  )
  return [
    ...tests,
    ...wholeTarget(
      result,
      result.findings.filter((finding) => !shown.has(finding)),
    ),
  ]
}

/** An error without a stack, which would lead to this file and never to what is wrong. */
function violation(text: string): Error {
  const error = new Error(text)
  error.stack = text
  return error
}

/** Declares the tests of a result. */
export function declareTests(name: string, result: Result): void {
  describe(`${name} on ${result.target.baseUrl}, seed ${result.seed}`, () => {
    for (const [group, planned] of Map.groupBy(planTests(result), (each) => each.group)) {
      describe(group, () => {
        for (const { name, failure, skip, notes } of planned) {
          test(name, async ({ annotate, skip: leaveOut }) => {
            for (const note of notes) await annotate(note, 'warning')
            if (skip !== undefined) leaveOut(skip)
            if (failure !== undefined) throw violation(failure)
          })
        }
      })
    }
  })
}

/** Declares one skipped test that says why there is no result. */
export function declareAbsence(name: string, reason: string): void {
  test(name, ({ skip }) => skip(reason))
}

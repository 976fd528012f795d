/**
 * The `junit` report: a suite for every operation, a case for every check made of it, in the dialect CI systems share.
 * Pure; XML 1.0, control characters shown as escapes.
 *
 * Red exactly when the exit status is: a broken rule that fails the run is a failure, a judge that could not judge an
 * error. A lighter one is a passed case with the evidence in its `system-out`, as the format knows no warnings; a known
 * failure is a skipped case with its reason. The case `verdict` is red where no other one says why the run is, so that
 * no empty file is taken for a green one.
 */

import { excerpt, printable } from '../../scripts/lib/printable.ts'
import type { Finding, Result } from '../result.ts'
import { type Cell, matrix } from './view/cells.ts'
import { evidence } from './view/evidence.ts'
import { fromResult } from './view/from-result.ts'
import { failsRun } from './view/weight.ts'

/** The most that is shown of a title or reason in an attribute. */
const MOST = 300

/** One test case: its name and what is inside it. */
interface Case {
  name: string
  kind: 'passed' | 'failure' | 'error' | 'skipped'
  content: string[]
}

/** One test suite. */
interface Suite {
  name: string
  cases: Case[]
  output: string[]
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text for content or an attribute; it is printable already, and keeps its line breaks in content. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** Attributes of an element, made printable. */
function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(printable(String(value)))}"`)
    .join('')
}

/** An element that holds text. */
function textElement(name: string, values: Record<string, string | number>, lines: readonly string[]): string {
  return `<${name}${attributes(values)}>${escaped(lines.join('\n'))}</${name}>`
}

/** A block of evidence for each finding, the title first. */
function blocks(findings: readonly Finding[]): string[] {
  return findings.flatMap((finding) => [
    `${finding.outcome === 'fail' ? finding.severity : finding.outcome}: ${excerpt(finding.title, MOST)}`,
    ...evidence(finding),
    '',
  ])
}

/** Decides how a case stands and writes what is inside it. */
function caseOf(result: Result, check: string, findings: readonly Finding[], allSkipped: boolean): Case {
  const broken = findings.filter((finding) => failsRun(result, finding))
  const errors = findings.filter(({ outcome }) => outcome === 'error')
  const warnings = findings.filter(({ outcome }) => outcome === 'fail').filter((finding) => !broken.includes(finding))
  const output = warnings.length === 0 ? [] : [textElement('system-out', {}, blocks(warnings))]
  const [first] = broken.length > 0 ? broken : errors
  if (first !== undefined) {
    const kind = broken.length > 0 ? 'failure' : 'error'
    const message = excerpt(kind === 'failure' ? (first.fault?.sentence ?? first.actual) : first.expected, MOST)
    const text = textElement(kind, { message, type: check }, blocks([...broken, ...errors]))
    return { name: check, kind, content: [text, ...output] }
  }
  const [known] = warnings.flatMap(({ waived }) => waived ?? [])
  if (known !== undefined) {
    const message = excerpt(`known failure, allowed until ${known.expires}: ${known.reason}`, MOST)
    return { name: check, kind: 'skipped', content: [`<skipped${attributes({ message })}/>`, ...output] }
  }
  const [skip] = findings.filter(({ outcome }) => outcome === 'skip')
  if (allSkipped && skip !== undefined) {
    const message = excerpt(skip.expected, MOST)
    return { name: check, kind: 'skipped', content: [`<skipped${attributes({ message })}/>`, ...output] }
  }
  return { name: check, kind: 'passed', content: output }
}

/** A cell of the matrix as a case. */
function cellCase(result: Result, cell: Cell, titles: ReadonlyMap<string, string>): Case {
  const title = titles.get(cell.check)
  const name = title === undefined ? cell.check : `${cell.check}: ${excerpt(title, MOST)}`
  return { ...caseOf(result, cell.check, cell.findings, cell.state === 'skip'), name }
}

/** How the case of the verdict stands: red where no finding shows why the run is. */
function verdictKind(result: Result): 'passed' | 'failure' | 'error' {
  if (result.verdict === 'could-not-judge') return 'error'
  const shown = result.findings.some((finding) => failsRun(result, finding))
  return result.verdict === 'violates' && !shown ? 'failure' : 'passed'
}

/** What concerns the whole target, and whether there is a verdict at all. */
function runSuite(result: Result, elsewhere: readonly Finding[]): Suite {
  const cases = [...Map.groupBy(elsewhere, ({ check }) => check)].map(([check, findings]) =>
    caseOf(result, check, findings, true),
  )
  const message = excerpt(result.reason, MOST)
  const kind = verdictKind(result)
  const content = kind === 'passed' ? [] : [textElement(kind, { message, type: 'verdict' }, [message])]
  const gaps = result.coverage.map((gap) => `${printable(gap.operation)}: ${excerpt(gap.message, MOST)}`)
  return {
    name: 'whole target',
    cases: [...cases, { name: 'verdict', kind, content }],
    output: gaps.length === 0 ? [] : ['Not covered:', ...gaps],
  }
}

/** Counts of cases, as attributes. */
function counts(cases: readonly Case[]): Record<string, number> {
  const of = (kind: Case['kind']) => cases.filter((each) => each.kind === kind).length
  return { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') }
}

/** One suite as lines. */
function suiteLines(suite: Suite, result: Result): string[] {
  const cases = suite.cases.flatMap((each) => {
    const values = attributes({ classname: `${result.spec.api}.${suite.name}`, name: each.name })
    if (each.content.length === 0) return [`    <testcase${values}/>`]
    return [`    <testcase${values}>`, ...each.content.map((line) => `      ${line}`), '    </testcase>']
  })
  const output = suite.output.length === 0 ? [] : [`    ${textElement('system-out', {}, suite.output)}`]
  const values = { name: suite.name, ...counts(suite.cases), timestamp: result.startedAt.replace(/\..*|Z$/, '') }
  return [`  <testsuite${attributes(values)}>`, ...cases, ...output, '  </testsuite>']
}

/** The whole report. */
export function junitXml(result: Result): string {
  const titles = new Map(result.checks.map(({ id, title }) => [id, title]))
  const rows = matrix(result)
  const shown = new Set(rows.flatMap(({ cells }) => cells).flatMap(({ findings }) => findings))
  const suites: Suite[] = rows
    .filter(({ cells }) => cells.length > 0)
    .map(({ operation, cells }) => ({
      name: operation.id,
      cases: cells.map((cell) => cellCase(result, cell, titles)),
      output: [],
    }))
  suites.push(
    runSuite(
      result,
      result.findings.filter((finding) => !shown.has(finding)),
    ),
  )
  const name = `${result.spec.title} ${result.spec.version} on ${result.target.baseUrl}, seed ${result.seed}`
  const time = (result.durationMs / 1000).toFixed(3)
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...counts(suites.flatMap(({ cases }) => cases)), time })}>`,
    ...suites.flatMap((suite) => suiteLines(suite, result)),
    '</testsuites>',
  ].join('\n')}\n`
}

export default fromResult('junit', 'junit.xml', junitXml)

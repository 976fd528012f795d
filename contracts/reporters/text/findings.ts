/**
 * The findings of the text report: by cause, the most severe first; then what was skipped and what was not covered.
 * Pure.
 */

import { excerpt, printable } from '../../../scripts/lib/printable.ts'
import type { Finding, Result } from '../../result.ts'
import { answered } from '../view/evidence.ts'
import { type Cause, causes, gapGroups, skipReasons } from '../view/groups.ts'
import { listed, weightOf } from '../view/sentences.ts'
import { stepsOf } from '../view/steps.ts'
import { staleWaivers } from '../view/weight.ts'
import { counted, documented } from '../view/words.ts'
import { paragraph, unbroken } from './layout.ts'
import type { Paint, Style } from './style.ts'

/** The most that is shown of one value; the `json` report has the whole. */
const MOST = 320

/** The most that is shown of an answer. */
const MOST_ANSWER = 200

/** Causes that are shown; with more, something general is broken, and the first ones say it. */
const MOST_CAUSES = 30

/** The most other places that are named with a cause. */
const MOST_ALSO = 3

/** Columns before the text of a finding. */
const INDENT = 4

/** Columns of the labels below a finding. */
const LABEL = INDENT + 12

/** Columns of the number of a request. */
const STEP = 4

const STYLES: Record<string, Style> = { must: 'red', should: 'yellow', may: 'cyan', error: 'yellow' }

/** A labelled line, or none when there is nothing to say. */
function labelled(label: string, text: string | undefined): string[] {
  if (text === undefined || text === '') return []
  return [paragraph(excerpt(text, MOST), LABEL, `${' '.repeat(INDENT)}${label.padEnd(LABEL - INDENT)}`)]
}

/** One cause with the evidence of its first finding; what only informs is told without it. */
function causeText(cause: Cause, number: number, paint: Paint): string[] {
  const { first, count, operations } = cause
  const erred = first.outcome === 'error'
  const weight = erred ? 'error' : first.severity
  const start = `${String(number).padStart(2)}. `
  const title = paragraph(`${weightOf(first)}: ${excerpt(first.title, MOST)}`, INDENT, start)
  return [
    paint(STYLES[weight] ?? 'bold', title),
    ...labelled('in', `${listed(operations)} (${counted(count, 'judgement')})`),
    ...labelled('request', first.fault?.sentence),
    ...labelled('also', alsoText(cause)),
    ...labelled(erred ? 'reason' : 'expected', first.expected),
    ...labelled('actual', first.actual),
    ...(weight === 'may' ? [] : [...proof(first), ...walked(first)]),
    ...labelled('check', `${first.check}, fingerprint ${first.fingerprint}`),
    // Never wrapped: it is there to be copied.
    ...(weight === 'may' ? [] : reproduced(first)),
    '',
  ]
}

/** What one needs to believe a failure. */
function proof(finding: Finding): string[] {
  const { source, pointer } = finding
  const answer = answered(finding)
  return [
    ...labelled('response', answer && excerpt(answer, MOST_ANSWER)),
    ...labelled('documented', source && documented(source)),
    ...labelled('rule', pointer),
  ]
}

/** The requests that led to it, where there were several. */
function walked(finding: Finding): string[] {
  return stepsOf(finding).flatMap(({ number, text }, index) => {
    const label = index === 0 ? 'requests' : ''
    const mark = number === undefined ? ' …' : `${String(number).padStart(2)}.`
    return [unbroken(text, LABEL + STEP, `${' '.repeat(INDENT)}${label.padEnd(LABEL - INDENT)}${mark.padEnd(STEP)}`)]
  })
}

/** The requests as shell lines, and where values in them come from. */
function reproduced({ curl, values = [] }: Finding): string[] {
  const indent = ' '.repeat(INDENT)
  const lines = curl === undefined ? [] : curl.split('\n').map((line) => indent + printable(line))
  return [...lines, ...values.map((sentence) => paragraph(excerpt(sentence, MOST), INDENT))]
}

/** The other places with the same cause, each by its first fault. */
function alsoText({ findings }: Cause): string | undefined {
  const faults = findings.flatMap(({ fault }) => fault ?? [])
  const [, ...others] = [
    ...Map.groupBy(faults, ({ name, keyword }) => JSON.stringify([name, keyword])).values(),
  ].flatMap(([fault]) => fault ?? [])
  const shown = others.slice(0, MOST_ALSO).map(({ sentence }) => excerpt(sentence, MOST / 4))
  const more = others.length > MOST_ALSO ? [`${others.length - MOST_ALSO} more`] : []
  return others.length === 0 ? undefined : [...shown, ...more].join('; ')
}

/** A section under a heading, or nothing when it is empty. */
function section(heading: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [paint('bold', heading), '', ...lines]
}

/** Causes numbered from a number on; of too many, the rest is counted. */
function numbered(found: readonly Cause[], from: number, paint: Paint): string[] {
  const shown = found.slice(0, MOST_CAUSES).flatMap((cause, index) => causeText(cause, from + index, paint))
  const more = found.length - MOST_CAUSES
  return more > 0 ? [...shown, `    ${counted(more, 'more cause')}: in the json and html reports`, ''] : shown
}

/** Failures and errors, numbered through. */
export function findingsText(result: Result, paint: Paint): string[] {
  const failures = causes(result.findings, 'fail')
  const errors = causes(result.findings, 'error')
  return [
    ...section('Failures', numbered(failures, 1, paint), paint),
    ...section('Errors', numbered(errors, failures.length + 1, paint), paint),
  ]
}

/** Failures that are allowed for a while, and those that were and are no more. */
export function waivedText(result: Result, paint: Paint): string[] {
  const stale = staleWaivers(result).map(({ message }) => paragraph(excerpt(message, MOST), INDENT, '  ! '))
  const allowed = result.findings.flatMap(({ waived, check, operation, fingerprint }) => {
    if (!waived) return []
    const owner = waived.owner === undefined ? '' : ` (${waived.owner})`
    const until = `allowed until ${waived.expires}${owner}: ${waived.reason}`
    return [paragraph(excerpt(`${fingerprint} ${check} of ${operation}, ${until}`, MOST), INDENT, '  - ')]
  })
  const lines = [...stale, ...allowed]
  return section('Known failures', lines.length === 0 ? [] : [...lines, ''], paint)
}

/** What was not judged, by reason. */
export function skipsText(result: Result, paint: Paint): string[] {
  const lines = skipReasons(result.findings).flatMap(({ reason, count, checks, operations }) => [
    paragraph(
      `${excerpt(reason, MOST)}: ${printable(listed(checks))} in ${printable(listed(operations))}`,
      8,
      `${String(count).padStart(6)}  `,
    ),
  ])
  return section('Skipped', lines.length === 0 ? [] : [...lines, ''], paint)
}

/** What the run did not cover. */
export function coverageText(result: Result, paint: Paint): string[] {
  const lines = gapGroups(result.coverage).map(({ message, operations }) =>
    paragraph(`${printable(listed(operations))}: ${excerpt(message, MOST)}`, INDENT, '  - '),
  )
  return section('Not covered', lines.length === 0 ? [] : [...lines, ''], paint)
}

/** The addresses of the pages and facts that findings name, whole, so that a terminal makes links of them. */
export function pagesText(result: Result, paint: Paint): string[] {
  const shown = result.findings.filter(({ outcome }) => outcome !== 'skip')
  const addresses = shown.flatMap(({ source }) =>
    source?.url === undefined ? [] : [`  ${printable(source.page ?? source.fact ?? '')}  ${printable(source.url)}`],
  )
  const lines = [...new Set(addresses)].sort()
  return section('Documentation', lines.length === 0 ? [] : [...lines, ''], paint)
}

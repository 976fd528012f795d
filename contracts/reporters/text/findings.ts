/**
 * The findings of the text report: by cause, the most severe first; then what was skipped and what was not covered.
 * Pure.
 */
import type { Result } from '../../result.ts'
import { type Cause, causes, gapGroups, skipReasons } from '../view/groups.ts'
import { excerpt, printable } from '../view/printable.ts'
import { counted, documented } from '../view/words.ts'
import { paragraph } from './layout.ts'
import type { Paint, Style } from './style.ts'

/** The most that is shown of one value; the `json` report has the whole. */
const MOST = 320

/** The most other places that are named with a cause. */
const MOST_ALSO = 3

/** Columns before the text of a finding. */
const INDENT = 4

/** Columns of the labels below a finding. */
const LABEL = INDENT + 12

const STYLES: Record<string, Style> = { must: 'red', should: 'yellow', may: 'cyan', error: 'yellow' }

/** Names in a row; long rows end in a count. */
function listed(names: readonly string[], most = 6): string {
  const shown = names.slice(0, most).map(printable).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}

/** A labelled line, or none when there is nothing to say. */
function labelled(label: string, text: string | undefined): string[] {
  if (text === undefined || text === '') return []
  return [paragraph(excerpt(text, MOST), LABEL, `${' '.repeat(INDENT)}${label.padEnd(LABEL - INDENT)}`)]
}

/** One cause with the evidence of its first finding. */
function causeText(cause: Cause, number: number, paint: Paint): string[] {
  const { first, count, operations } = cause
  const weight = first.outcome === 'error' ? 'error' : first.severity
  const start = `${String(number).padStart(2)}. `
  const title = paragraph(`${weight}: ${excerpt(first.title, MOST)}`, INDENT, start)
  const failed = first.outcome === 'error'
  return [
    paint(STYLES[weight] ?? 'bold', title),
    ...labelled('in', `${listed(operations)} (${counted(count, 'judgement')})`),
    ...labelled('check', `${first.check}, fingerprint ${first.fingerprint}`),
    ...labelled('request', first.fault?.sentence),
    ...labelled('also', alsoText(cause)),
    ...labelled(failed ? 'reason' : 'expected', first.expected),
    ...labelled('actual', first.actual),
    ...labelled('documented', first.source && documented(first.source)),
    ...labelled('rule', first.pointer),
    // Never wrapped: it is there to be copied.
    ...(first.curl === undefined ? [] : [' '.repeat(INDENT) + printable(first.curl)]),
    '',
  ]
}

/** The other places with the same cause, each by its first fault. */
function alsoText({ findings }: Cause): string | undefined {
  const faults = findings.flatMap(({ fault }) => fault ?? [])
  const [, ...others] = [...Map.groupBy(faults, ({ name }) => name).values()].flatMap(([fault]) => fault ?? [])
  const shown = others.slice(0, MOST_ALSO).map(({ sentence }) => excerpt(sentence, MOST / 4))
  const more = others.length > MOST_ALSO ? [`${others.length - MOST_ALSO} more`] : []
  return others.length === 0 ? undefined : [...shown, ...more].join('; ')
}

/** A section under a heading, or nothing when it is empty. */
function section(heading: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [paint('bold', heading), '', ...lines]
}

/** Failures and errors, numbered through. */
export function findingsText(result: Result, paint: Paint): string[] {
  const failures = causes(result.findings, 'fail')
  const errors = causes(result.findings, 'error')
  return [
    ...section(
      'Failures',
      failures.flatMap((cause, index) => causeText(cause, index + 1, paint)),
      paint,
    ),
    ...section(
      'Errors',
      errors.flatMap((cause, index) => causeText(cause, failures.length + index + 1, paint)),
      paint,
    ),
  ]
}

/** What was not judged, by reason. */
export function skipsText(result: Result, paint: Paint): string[] {
  const lines = skipReasons(result.findings).flatMap(({ reason, count, checks, operations }) => [
    paragraph(
      `${excerpt(reason, MOST)}: ${listed(checks)} in ${listed(operations)}`,
      8,
      `${String(count).padStart(6)}  `,
    ),
  ])
  return section('Skipped', lines.length === 0 ? [] : [...lines, ''], paint)
}

/** What the run did not cover. */
export function coverageText(result: Result, paint: Paint): string[] {
  const lines = gapGroups(result.coverage).map(({ message, operations }) =>
    paragraph(`${listed(operations)}: ${excerpt(message, MOST)}`, INDENT, '  - '),
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

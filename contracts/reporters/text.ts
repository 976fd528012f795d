/**
 * The `text` report: for a terminal of 80 columns, complete without colour, the verdict on its last line.
 * Pure.
 */

import { printable } from '../../scripts/lib/printable.ts'
import type { Result, Verdict } from '../result.ts'
import { coverageText, findingsText, pagesText, skipsText, waivedText } from './text/findings.ts'
import { displayWidth, paragraph, WIDTH, wrap } from './text/layout.ts'
import { painter, type Style } from './text/style.ts'
import { judgementsTable, operationsTable } from './text/summary.ts'
import { fromResult } from './view/from-result.ts'
import { askedOf, counted, duration, VERDICT_WORDS } from './view/words.ts'

const STYLES: Record<Verdict, Style> = { conforms: 'green', violates: 'red', 'could-not-judge': 'yellow' }

/** What was judged against what. */
function header(result: Result): string[] {
  const { spec, target, tool, exchanges, durationMs, stopped } = result
  const name = target.name === undefined ? '' : ` (${target.name})`
  const facts: [label: string, text: string][] = [
    ['target', `${target.baseUrl}${name}`],
    ['contract', `${spec.api}, sha256 ${spec.sha256.slice(0, 12)}`],
    [
      'run',
      `${counted(exchanges, 'request')} in ${duration(durationMs)}, ${askedOf(result)}, ${tool.name} ${tool.version}`,
    ],
  ]
  if (stopped !== undefined) facts.push(['ended', `early: ${stopped}`])
  return facts.map(([label, text]) => paragraph(printable(text), 10, label.padEnd(10)))
}

/** The verdict, on the last line whatever the length of its reason. */
function verdictLines({ verdict, reason, seed }: Result): string[] {
  const [word, why] = [VERDICT_WORDS[verdict], printable(reason)]
  const line = `${word}: ${why} (seed ${seed})`
  return displayWidth(line) <= WIDTH ? [line] : [...wrap(why, WIDTH), `${word} (seed ${seed})`]
}

/** The whole report. */
export function textReport(result: Result, color: boolean): string {
  const paint = painter(color)
  const title = printable(`${result.spec.title} ${result.spec.version}`)
  const paintVerdict = (line: string) => paint(STYLES[result.verdict], line)
  const lines = [
    paint('bold', paragraph(title, 0)),
    ...header(result),
    '',
    ...operationsTable(result),
    '',
    ...judgementsTable(result),
    '',
    ...findingsText(result, paint),
    ...waivedText(result, paint),
    ...coverageText(result, paint),
    ...skipsText(result, paint),
    ...pagesText(result, paint),
    ...verdictLines(result).map(paintVerdict),
  ]
  return `${harmless(lines.join('\n'))}\n`
}

/** A text of which no line is a command to who runs workflows: what a target answers may stand at the start of a line. */
function harmless(text: string): string {
  return text.replace(/^(\s*)(::|##\[)/gm, '$1\\$2')
}

export default fromResult('text', undefined, (result, { color }) => textReport(result, color))

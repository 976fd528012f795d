/**
 * The evidence of one finding as plain lines, for reports that hold it in one block of text.
 * Pure.
 */
import type { Finding } from '../../result.ts'
import { excerpt, printable } from './printable.ts'
import { counted, documented } from './words.ts'

/** The most that is shown of one value; the `json` report has the whole. */
const MOST = 2000

/** What was asked, what came, where the rule is written, how to see it again; one line each. */
export function evidence(finding: Finding): string[] {
  const { fault, source, curl, outcome } = finding
  const line = (label: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`${label}: ${excerpt(text, MOST)}`]
  return [
    ...line('request', fault?.sentence),
    ...line(outcome === 'fail' ? 'expected' : 'reason', finding.expected),
    ...line('actual', finding.actual),
    ...line('documented', source && [documented(source), source.url].filter((part) => part !== undefined).join(' ')),
    ...line('rule', finding.pointer),
    ...(curl === undefined ? [] : [printable(curl)]),
    `fingerprint: ${finding.fingerprint} (${counted(finding.count, 'judgement')})`,
  ]
}

/**
 * The evidence of one finding as plain lines, for reports that hold it in one block of text.
 * Pure.
 */

import { excerpt, printable } from '../../../scripts/lib/printable.ts'
import type { Finding } from '../../result.ts'
import { stepsOf } from './steps.ts'
import { counted, documented } from './words.ts'

/** The most that is shown of one value; the `json` report has the whole. */
const MOST = 2000

/** The most that is shown of an answer. */
const MOST_ANSWER = 400

/** What came back in one line: status, media type, the beginning of the body; `undefined` when nothing is known of it. */
export function answered({ evidence }: Finding): string | undefined {
  if (evidence === undefined) return undefined
  const { response } = evidence
  if (response === undefined) return 'none'
  const { status, headers, body } = response
  const type = headers.find(([name]) => name === 'content-type')?.[1]
  const text = body === undefined ? 'no body' : body.replace(/\s+/g, ' ')
  return `${status}${type === undefined ? '' : `, ${type}`}: ${text}`
}

/** What was asked, what came, where the rule is written, how to see it again; one line each. */
export function evidence(finding: Finding): string[] {
  const { fault, source, curl, outcome } = finding
  const answer = answered(finding)
  const line = (label: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`${label}: ${excerpt(text, MOST)}`]
  return [
    ...line('request', fault?.sentence),
    ...line(outcome === 'fail' ? 'expected' : 'reason', finding.expected),
    ...line('actual', finding.actual),
    ...line('response', answer && excerpt(answer, MOST_ANSWER)),
    ...line('documented', source && [documented(source), source.url].filter((part) => part !== undefined).join(' ')),
    ...line('rule', finding.pointer),
    ...stepsOf(finding).map(({ number, text }) => (number === undefined ? `… ${text}` : `request ${number}: ${text}`)),
    ...(curl === undefined ? [] : curl.split('\n').map(printable)),
    ...(finding.values ?? []).map((sentence) => printable(sentence)),
    `fingerprint: ${finding.fingerprint} (${counted(finding.count, 'judgement')})`,
  ]
}

/**
 * The `markdown` report: the step summary of a GitHub workflow, or a comment on a change.
 * Pure; never longer than GitHub takes: what does not fit is left out and counted.
 * @see https://docs.github.com/en/actions/reference/limits
 */

import { excerpt } from '../../scripts/lib/printable.ts'
import type { OperationResult, Outcome, Result } from '../result.ts'
import { fenced, link, plain, prose, row } from './markdown/escaping.ts'
import { fromResult } from './view/from-result.ts'
import { type Cause, causes, gapGroups, type Kind, skipReasons } from './view/groups.ts'
import { listed, weightOf } from './view/sentences.ts'
import { failures } from './view/tallies.ts'
import { staleWaivers } from './view/weight.ts'
import { askedOf, counted, documented, duration, SEVERITIES, VERDICT_WORDS } from './view/words.ts'

/** Bytes of a step summary, less room for the note that something is left out. */
const MOST_BYTES = 1024 * 1024 - 512
/** The most that is shown of one text. */
const MOST = 600

const SIGNS = { conforms: '✅', violates: '❌', 'could-not-judge': '❔' } as const
const KINDS: Record<Kind, string> = { fail: 'Failures', error: 'Errors', waived: 'Known failures' }

/** What belongs together: shown whole or not at all. */
type Block = string[]

/** The verdict and what was judged. */
function top(result: Result): Block {
  const { spec, target, exchanges, durationMs, tool, verdict, reason, stopped } = result
  const name = target.name === undefined ? '' : ` (${plain(target.name)})`
  return [
    `## ${SIGNS[verdict]} ${VERDICT_WORDS[verdict]}: ${plain(`${spec.title} ${spec.version}`)}`,
    '',
    prose(excerpt(reason, MOST)),
    '',
    ...(stopped === undefined ? [] : [`The run ended early: ${prose(excerpt(stopped, MOST))}`, '']),
    ...staleWaivers(result).flatMap(({ message }) => [`**Known failure:** ${prose(excerpt(message, MOST))}`, '']),
    `Target ${plain(target.baseUrl)}${name}, contract ${plain(spec.api)} sha256 ${spec.sha256.slice(0, 12)}, ${counted(exchanges, 'request')} in ${duration(durationMs)}, ${plain(askedOf(result))}, ${plain(`${tool.name} ${tool.version}`)}.`,
    '',
  ]
}

/** Operations with what was sent and how it was judged. */
function operationsTable(result: Result): Block {
  const sum = ({ checks }: OperationResult, outcome: Outcome) =>
    Object.values(checks).reduce((total, tally) => total + tally[outcome], 0)
  const heads = ['operation', 'sent', '2xx', 'pass', 'must', 'should', 'may', 'skip', 'error']
  const rows = result.operations.map((operation) =>
    row([
      operation.id,
      operation.exchanges,
      operation.accepted,
      sum(operation, 'pass'),
      ...SEVERITIES.map((severity) => failures(result.findings, operation.id, severity)),
      sum(operation, 'skip'),
      sum(operation, 'error'),
    ]),
  )
  return [row(heads), `| --- |${' ---: |'.repeat(heads.length - 1)}`, ...rows, '']
}

/** The exchange and the command of a cause, folded. */
function exchange({ first: { evidence, curl } }: Cause): string[] {
  if (evidence === undefined && curl === undefined) return []
  const message = (start: string, headers: readonly (readonly [string, string])[], body?: string) =>
    [start, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body === undefined ? [] : ['', body])].join(
      '\n',
    )
  const { request, response } = evidence ?? {}
  return [
    '<details><summary>Request, response, curl</summary>',
    '',
    ...(request ? fenced(message(`${request.method} ${request.target}`, request.headers, request.body), 'http') : []),
    ...(response ? fenced(message(`HTTP ${response.status}`, response.headers, response.body), 'http') : []),
    ...(curl === undefined ? [] : fenced(curl, 'sh')),
    '',
    '</details>',
    '',
  ]
}

/** One cause with the evidence of its first finding. */
function causeBlock(cause: Cause): Block {
  const { first, operations, count } = cause
  const { source, fault, expected, actual, waived, outcome } = first
  const line = (label: string, text: string | undefined) => (text ? [`- ${label}: ${text}`] : [])
  return [
    `#### ${weightOf(first)}: ${prose(excerpt(first.title, MOST))}`,
    '',
    ...line('in', `${plain(listed(operations))} (${counted(count, 'judgement')})`),
    ...line('request', fault && prose(excerpt(fault.sentence, MOST))),
    ...line(outcome === 'error' ? 'reason' : 'expected', prose(excerpt(expected, MOST))),
    ...line('actual', prose(excerpt(actual, MOST))),
    ...line('documented', source && link(documented(source), source.url)),
    ...line('allowed', waived && `until ${waived.expires}: ${prose(excerpt(waived.reason, MOST))}`),
    ...line('check', `${plain(first.check)}, fingerprint \`${first.fingerprint}\``),
    '',
    ...exchange(cause),
  ]
}

/** A heading and what is below it; nothing when that is empty. */
function section(title: string, blocks: readonly Block[]): Block[] {
  const [first, ...others] = blocks
  return first === undefined ? [] : [[`### ${title}`, '', ...first], ...others]
}

/** What was not covered, and what was not judged. */
function leftOut(result: Result): Block[] {
  const gaps = gapGroups(result.coverage).map(({ message, operations }) => [
    `- ${plain(listed(operations))}: ${prose(excerpt(message, MOST))}`,
  ])
  const skips = skipReasons(result.findings).map(({ reason, count, checks }) => [
    `- ${count} × ${prose(excerpt(reason, MOST))} (${plain(listed(checks))})`,
  ])
  return [...section('Not covered', gaps), [''], ...section('Skipped', skips)]
}

/** As many blocks as fit, and how many did not. */
function fitting(blocks: readonly Block[]): string {
  const written: string[] = []
  let left = MOST_BYTES
  for (const [index, block] of blocks.entries()) {
    const text = `${block.join('\n')}\n`
    left -= Buffer.byteLength(text)
    if (left < 0) {
      return `${written.join('')}\n${counted(blocks.length - index, 'more part')} did not fit here: see the html or json report.\n`
    }
    written.push(text)
  }
  return written.join('')
}

/** The whole report. */
export function markdownReport(result: Result): string {
  const kinds: Kind[] = ['fail', 'error', 'waived']
  return fitting([
    top(result),
    operationsTable(result),
    ...kinds.flatMap((kind) => section(KINDS[kind], causes(result.findings, kind).map(causeBlock))),
    ...leftOut(result),
  ])
}

export default fromResult('markdown', 'summary.md', markdownReport)

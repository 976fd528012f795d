/**
 * Failures, errors and known failures, by cause, each with its evidence.
 * Pure.
 */

import { heading, html, link, type Markup, prose } from '../../../scripts/lib/html/markup.ts'
import { excerpt } from '../../../scripts/lib/printable.ts'
import type { Finding, Result } from '../../result.ts'
import { stateOf } from '../view/cells.ts'
import { type Cause, causes, type Kind } from '../view/groups.ts'
import { counted, documented } from '../view/words.ts'
import { exchangeMarkup, lines } from './exchange.ts'
import type { Ids } from './ids.ts'
import { badge } from './states.ts'

/** The most that is shown of one value; the `json` report has the whole. */
const MOST = 1200
/** The most of a sentence that stands in a line of its own. */
const MOST_LINE = 200

/** Names of the sections. */
export const SECTIONS: Record<Kind, string> = { fail: 'Failures', error: 'Errors', waived: 'Known failures' }

/** A value that was sent: in its own direction and as it is. */
const verbatim = (text: string) => html`<code dir="auto">${text}</code>`

/** A line of evidence, or none when there is nothing to say. */
function line(term: string, text: string | undefined, show: (text: string) => Markup = prose): Markup | undefined {
  if (text === undefined || text === '') return undefined
  return html`<div><dt>${term}</dt><dd>${show(excerpt(text, MOST))}</dd></div>
`
}

/** What is said of a finding in one line. */
function about({ fault, outcome, actual, expected }: Finding): string {
  return fault?.sentence ?? (outcome === 'fail' ? actual : expected)
}

/** What is said of a finding, each thing once. */
function evidence(finding: Finding): Markup {
  const { fault, source, expected, actual, pointer, outcome, waived } = finding
  const owner = waived?.owner === undefined ? '' : `, ${waived.owner}`
  const lines = [
    line('Request', about(finding).length > MOST_LINE ? fault?.sentence : undefined),
    line('Sent', fault?.value, verbatim),
    line('Instead of', fault?.was, verbatim),
    line(outcome === 'fail' ? 'Expected' : 'Reason', expected),
    line('Actual', actual),
    line('Documented', source && documented(source), (text) => link(source?.url, text)),
    line('Rule', pointer, verbatim),
    line('Allowed', waived && `until ${waived.expires}${owner}: ${waived.reason}`),
  ]
  return html`<dl class="evidence">
${lines}</dl>`
}

/** Where values in the lines come from. */
function valuesOf({ values = [] }: Finding): Markup | undefined {
  if (values.length === 0) return undefined
  return html`<ul class="values">${values.map((sentence) => html`<li>${prose(sentence)}</li>`)}</ul>`
}

/** One finding; the anchor is inside what opens, so that following it opens it. */
function findingMarkup(finding: Finding, ids: Ids, open: boolean): Markup {
  const { operation, check, title, fingerprint, count } = finding
  const sentence = excerpt(about(finding), MOST_LINE)
  const curl =
    finding.curl === undefined
      ? undefined
      : html`<figure class="curl"><figcaption>Reproduce</figcaption><pre><code dir="ltr">${lines(finding.curl.split('\n'))}</code></pre>${valuesOf(finding)}</figure>`
  const text = excerpt(`${operation} ${check} ${title} ${sentence} ${fingerprint}`, 600)
  return html`<details class="finding" data-state="${stateOf(finding)}" data-operation="${operation}" data-check="${check}" data-text="${text}"${open ? html` open` : ''}>
<summary><strong>${operation === '*' ? 'whole target' : operation}</strong> ${prose(sentence)} <small>${counted(count, 'judgement')}</small></summary>
<div id="${ids.finding(finding)}">
${evidence(finding)}
${finding.evidence && exchangeMarkup(finding.evidence)}
${curl}
<p class="fingerprint">Fingerprint <code>${fingerprint}</code></p>
</div>
</details>
`
}

/** One cause with its findings; the first one stands open. */
function causeMarkup(cause: Cause, ids: Ids, level: number): Markup {
  const { first, findings, count, operations } = cause
  const title = heading(level, html`${badge(stateOf(first))} ${prose(excerpt(first.title, 300))}`)
  return html`<section class="cause">
${title}
<p class="note"><a href="#${ids.check(first.check)}">${first.check}</a>${first.keyword === undefined ? '' : html`, rule <code>${first.keyword}</code>`}, ${counted(count, 'judgement')} in ${counted(operations.length, 'operation')}</p>
${findings.map((finding, index) => findingMarkup(finding, ids, index === 0))}</section>
`
}

/** The section of one kind; `undefined` when it would be empty. */
export function findingsSection(result: Result, kind: Kind, ids: Ids, level: number): Markup | undefined {
  const found = causes(result.findings, kind)
  if (found.length === 0) return undefined
  const anchor = ids.part(kind)
  return html`<section aria-labelledby="${anchor}">
${heading(level, `${SECTIONS[kind]} (${counted(found.length, 'cause')})`, anchor)}
${found.map((cause) => causeMarkup(cause, ids, level + 1))}</section>
`
}

/**
 * Failures and errors, by cause, each with its evidence.
 * Pure.
 */
import type { Finding, Result } from '../../result.ts'
import { stateOf } from '../view/cells.ts'
import { type Cause, causes } from '../view/groups.ts'
import { excerpt } from '../view/printable.ts'
import { counted, documented } from '../view/words.ts'
import type { Ids } from './ids.ts'
import { heading, html, link, type Markup, prose } from './markup.ts'
import { badge } from './states.ts'

/** The most that is shown of one value; the `json` report has the whole. */
const MOST = 1200

/** A value that was sent: in its own direction and as it is. */
const verbatim = (text: string) => html`<code dir="auto">${text}</code>`

/** A line of evidence, or none when there is nothing to say. */
function line(term: string, text: string | undefined, show: (text: string) => Markup = prose): Markup | undefined {
  if (text === undefined || text === '') return undefined
  return html`<div><dt>${term}</dt><dd>${show(excerpt(text, MOST))}</dd></div>
`
}

/** The evidence of a finding. */
function evidence({ fault, source, expected, actual, pointer, outcome }: Finding): Markup {
  const lines = [
    line('Request', fault?.sentence),
    line('Sent', fault?.value, verbatim),
    line('Instead of', fault?.was, verbatim),
    line(outcome === 'fail' ? 'Expected' : 'Reason', expected),
    line('Actual', actual),
    line('Documented', source && documented(source), (text) => link(source?.url, text)),
    line('Rule', pointer, verbatim),
  ]
  return html`<dl class="evidence">
${lines}</dl>`
}

/** One finding; the anchor is inside what opens, so that following it opens it. */
function findingMarkup(finding: Finding, ids: Ids, open: boolean): Markup {
  const about = excerpt(
    finding.fault?.sentence ?? (finding.outcome === 'fail' ? finding.actual : finding.expected),
    200,
  )
  const curl =
    finding.curl === undefined
      ? undefined
      : html`<figure class="curl"><figcaption>Reproduce</figcaption><pre tabindex="0"><code>${finding.curl}</code></pre></figure>`
  const text = `${finding.operation} ${finding.check} ${finding.title} ${about} ${finding.fingerprint}`
  return html`<details class="finding" data-state="${stateOf(finding)}" data-text="${excerpt(text, 600)}"${open ? html` open` : ''}>
<summary><strong>${finding.operation === '*' ? 'whole target' : finding.operation}</strong> ${prose(about)} <small>${counted(finding.count, 'judgement')}</small></summary>
<div id="${ids.finding(finding)}">
${evidence(finding)}
${curl}
<p class="fingerprint">Fingerprint <code>${finding.fingerprint}</code></p>
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
<p class="note"><a href="#${ids.check(first.check)}">${first.check}</a>, ${counted(count, 'judgement')} in ${counted(operations.length, 'operation')}</p>
${findings.map((finding, index) => findingMarkup(finding, ids, index === 0))}</section>
`
}

/** The section of failures or of errors; `undefined` when there are none. */
export function findingsSection(
  result: Result,
  outcome: 'fail' | 'error',
  ids: Ids,
  level: number,
): Markup | undefined {
  const found = causes(result.findings, outcome)
  if (found.length === 0) return undefined
  const name = outcome === 'fail' ? 'Failures' : 'Errors'
  const anchor = ids.part(name.toLowerCase())
  return html`<section aria-labelledby="${anchor}">
${heading(level, `${name} (${found.length})`, anchor)}
${found.map((cause) => causeMarkup(cause, ids, level + 1))}</section>
`
}

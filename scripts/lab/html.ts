/**
 * The report of the lab as one HTML file that opens from disk and loads nothing: the judges side by side, what went
 * wrong, and the kill matrix, faults by checks.
 * Pure, but for the style it carries, which is read from `lab.css`.
 */

import type { Severity } from '../../contracts/result.ts'
import { htmlDocument } from '../lib/html/document.ts'
import { html, type Markup, prose } from '../lib/html/markup.ts'
import { checksThatFound, complaints, JUDGE_HEADS, judgeRows } from './lines.ts'
import type { LabReport } from './report.ts'
import type { FaultRow } from './scoring.ts'

/** How a finding of each weight is shown. */
const SIGNS: Readonly<Record<Severity, string>> = { must: '✗', should: '!', may: 'i' }

/** The page. */
export function labHtml(report: LabReport): string {
  return htmlDocument({ title: 'Fault lab', style: new URL('lab.css', import.meta.url), body: content(report) })
}

function content(report: LabReport): Markup {
  const wrong = complaints(report)
  const own = report.scores.find(({ judge }) => judge === 'suite')
  const alarms = own?.falseAlarms ?? 0
  const sound = report.survivors.length + alarms === 0
  const sentence = `${own?.killed ?? 0} of ${own?.of ?? 0} violations found, ${alarms} false alarms on clean servers`
  return html`<header>
<h1>Fault lab</h1>
<p class="soft">Servers with one deliberate violation of the contract each, and servers without any: who finds what, and who cries wolf.
${report.tool.name} ${report.tool.version}, seed ${report.seed}, <time datetime="${report.times.startedAt}">${report.times.startedAt.slice(0, 10)}</time>, ${Math.round(report.times.wallMs / 1000)} s.</p>
</header>
<main>
<p class="verdict ${sound ? 'pass' : 'must'}"><span aria-hidden="true">${sound ? '✓' : '✗'}</span> ${sentence}</p>
<h2>Judges</h2>
${judges(report)}
${wrong.length > 0 ? html`<h2>Not as it should be</h2>\n<ul>${wrong.map((line) => html`<li>${prose(line)}</li>\n`)}</ul>` : ''}
<h2>Who kills what</h2>
${legend()}
${matrix(report)}
</main>`
}

/** The table of judges. */
function judges(report: LabReport): Markup {
  const rows = judgeRows(report).map(([name, ...cells]) => {
    return html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${prose(cell)}</td>`)}</tr>\n`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Judges"><table>
<thead><tr>${JUDGE_HEADS.map((head) => html`<th scope="col">${head || 'judge'}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>`
}

function legend(): Markup {
  const signs = Object.entries(SIGNS).map(
    ([severity, sign]) =>
      html`<li><span class="${severity}" aria-hidden="true">${sign}</span> found as ${severity}</li>`,
  )
  const rival = html`<li><span class="pass" aria-hidden="true">✓</span> found by a rival</li>`
  return html`<ul class="legend" aria-label="Signs">${signs}${rival}</ul>`
}

/** Faults down, rivals and checks across. */
function matrix(report: LabReport): Markup {
  const checks = checksThatFound(report.faults)
  const rivals = report.judges.filter(({ id }) => id !== 'suite')
  const heads = [...rivals.map(({ name }) => name), ...checks]
  const rows = report.faults.map((row) => {
    const theirs = rivals.map(({ id }) => (row.judges[id]?.killed ? sign('pass', '✓', 'found') : html`<td></td>`))
    return html`<tr><th scope="row"><code>${row.id}</code> <small>${row.api}, ${row.due}: ${row.title}</small></th>
${row.judges.suite?.killed ? html`<td>✓</td>` : sign('must', '✗', 'survives')}${theirs}${checks.map((check) => cell(row, check))}</tr>
`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Kill matrix"><table class="matrix">
<caption class="heard">Faults by checks</caption>
<thead><tr><th scope="col">Fault</th><th scope="col" class="turned">this suite</th>${heads.map((head) => html`<th scope="col" class="turned">${head}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>`
}

/** What one check says of one fault: its weightiest finding. */
function cell(row: FaultRow, check: string): Markup {
  const severity = row.judges.suite?.by.find((failing) => failing.check === check)?.severity
  return severity === undefined ? html`<td></td>` : sign(severity, SIGNS[severity], `${check}: ${severity}`)
}

function sign(state: string, shown: string, words: string): Markup {
  return html`<td class="${state}" title="${words}"><span aria-hidden="true">${shown}</span><span class="heard">${words}</span></td>`
}

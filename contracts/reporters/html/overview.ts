/**
 * The top of a result: verdict, what was judged against what, counts.
 * Pure.
 */

import { html, type Markup, type Part, prose } from '../../../scripts/lib/html/markup.ts'
import type { Outcome, Result } from '../../result.ts'
import { askedOf, duration, SEVERITIES, VERDICT_WORDS } from '../view/words.ts'
import { STATES, VERDICT_SIGNS } from './states.ts'

const OUTCOMES: readonly Outcome[] = ['pass', 'fail', 'skip', 'error']

const MEANINGS: Record<string, string> = {
  must: 'stated by a page: a failure breaks the contract',
  should: 'follows from the pages: a failure is a warning',
  may: 'only assumed: a failure is information',
}

/** The verdict in one word with its sign. */
export function verdictWord(result: Result): Markup {
  const { sign, state } = VERDICT_SIGNS[result.verdict]
  return html`<strong class="verdict-word ${state}"><span aria-hidden="true">${sign}</span> ${VERDICT_WORDS[result.verdict]}</strong>`
}

/** The verdict with its reason, and why the run ended early when it did. */
export function verdictBand(result: Result): Markup {
  const { stopped, reason } = result
  const early =
    stopped === undefined || reason.includes(stopped)
      ? ''
      : html`<br><span>The run ended early: ${prose(stopped)}</span>`
  return html`<p class="verdict ${VERDICT_SIGNS[result.verdict].state}">${verdictWord(result)} ${prose(reason)}${early}</p>`
}

/** What was judged, by what, when. */
export function facts(result: Result): Markup {
  const { spec, target, tool, startedAt, durationMs, exchanges } = result
  const fact = (term: string, value: Part) => html`<div><dt>${term}</dt><dd>${value}</dd></div>
`
  const name = target.name === undefined ? '' : ` (${target.name})`
  return html`<dl class="facts">
${fact('Target', html`<code>${target.baseUrl}</code>${name}`)}${fact('Contract', html`<code>${spec.api}</code>, sha256 <code title="${spec.sha256}">${spec.sha256.slice(0, 12)}</code>`)}${fact('Requests', `${exchanges} in ${duration(durationMs)}`)}${fact('Asked', askedOf(result))}${fact('Judged', html`<time datetime="${startedAt}">${startedAt.replace('T', ' ').replace(/\.\d+Z$/, 'Z')}</time> by ${tool.name} ${tool.version}`)}</dl>`
}

/** Judgements by severity and outcome. */
export function judgements({ summary }: Result): Markup {
  const number = (value: number, state: string) =>
    value === 0 ? html`<td class="number none">0</td>` : html`<td class="number ${state}">${value}</td>`
  const rows = SEVERITIES.map((severity) => {
    const cells = OUTCOMES.map((outcome) => number(summary[severity][outcome], outcome === 'fail' ? severity : outcome))
    return html`<tr><th scope="row">${severity} <small>${MEANINGS[severity]}</small></th>${cells}</tr>
`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Judgements"><table class="judgements">
<caption>Judgements</caption>
<thead><tr><th scope="col">Weight</th><th scope="col">passed</th><th scope="col">failed</th><th scope="col">skipped</th><th scope="col">error</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`
}

/** Several results in one table that leads to each. */
export function resultsTable(results: readonly { id: string; result: Result }[]): Markup {
  const sum = ({ summary }: Result, outcome: Outcome) =>
    SEVERITIES.reduce((total, severity) => total + summary[severity][outcome], 0)
  const rows = results.map(
    ({ id, result }) => html`<tr><th scope="row"><a href="#${id}">${result.spec.title} ${result.spec.version}</a></th>
<td>${verdictWord(result)}</td><td class="number">${result.operations.length}</td><td class="number">${result.exchanges}</td>
<td class="number">${sum(result, 'pass')}</td>${SEVERITIES.map((severity) => html`<td class="number">${result.summary[severity].fail}</td>`)}
<td class="number">${sum(result, 'skip')}</td><td class="number">${sum(result, 'error')}</td></tr>
`,
  )
  const heads = [
    'Operations',
    'Requests',
    STATES.pass.words,
    ...SEVERITIES.map((each) => STATES[each].words),
    'skipped',
    'error',
  ]
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Results"><table class="results">
<caption>Results</caption>
<thead><tr><th scope="col">API</th><th scope="col">Verdict</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>`
}

/**
 * The conformance matrix: operations down, checks across, a sign in every cell.
 * Pure.
 */
import type { Result } from '../../result.ts'
import { type Cell, matrix } from '../view/cells.ts'
import type { Ids } from './ids.ts'
import { html, type Markup } from './markup.ts'
import { STATE_ORDER, STATES } from './states.ts'

/** A cell in words, for those who hear the page and for the pointer. */
function inWords({ tally, state }: Cell): string {
  const parts = [`${tally.pass} passed`]
  if (tally.fail > 0) parts.push(`${tally.fail} failed`)
  if (tally.skip > 0) parts.push(`${tally.skip} skipped`)
  if (tally.error > 0) parts.push(`${tally.error} without judgement`)
  return `${STATES[state].words}: ${parts.join(', ')}`
}

/** One cell; what did not pass leads to its first finding. */
function cellMarkup(cell: Cell | undefined, ids: Ids): Markup {
  if (cell === undefined) return html`<td></td>`
  const { sign } = STATES[cell.state]
  const words = inWords(cell)
  const [finding] = cell.findings.filter(({ outcome }) => outcome !== 'skip')
  const failed = cell.tally.fail + cell.tally.error
  const content = html`<span aria-hidden="true">${sign}${failed > 0 ? html`<small>${failed}</small>` : ''}</span><span class="heard">${words}</span>`
  const target = finding && ids.finding(finding)
  const inner = target === undefined ? content : html`<a href="#${target}">${content}</a>`
  return html`<td class="${cell.state}" data-state="${cell.state}" title="${words}">${inner}</td>`
}

/** What each sign means. */
export function legend(): Markup {
  const items = STATE_ORDER.map(
    (state) =>
      html`<li><span class="sign ${state}" aria-hidden="true">${STATES[state].sign}</span> ${STATES[state].words}</li>`,
  )
  return html`<ul class="legend" aria-label="Signs">${items}<li><span class="sign"></span> nothing to judge</li></ul>`
}

/** The whole matrix. */
export function matrixTable(result: Result, ids: Ids): Markup {
  const heads = result.checks.map(
    ({ id, title }) => html`<th scope="col" title="${title}"><a href="#${ids.check(id)}">${id}</a></th>`,
  )
  const rows = matrix(result).map(({ operation, cells }) => {
    const byCheck = new Map(cells.map((cell) => [cell.check, cell]))
    const states = [...new Set(cells.map(({ state }) => state))].join(' ')
    return html`<tr class="row" data-states="${states}" data-text="${operation.id} ${operation.method} ${operation.path}">
<th scope="row"><span class="method">${operation.method}</span> ${operation.id}</th>
${result.checks.map(({ id }) => cellMarkup(byCheck.get(id), ids))}</tr>
`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Conformance matrix"><table class="matrix">
<caption class="heard">Operations by checks</caption>
<thead><tr><th scope="col">Operation</th>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>`
}

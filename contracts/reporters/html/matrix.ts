/**
 * The conformance matrix: operations down, checks across, a sign in every cell.
 * Pure.
 */

import { html, type Markup } from '../../../scripts/lib/html/markup.ts'
import type { Result } from '../../result.ts'
import { type Cell, matrix, WORST_FIRST } from '../view/cells.ts'
import type { Ids } from './ids.ts'
import { STATES } from './states.ts'

/** A cell in words, for those who hear the page and for the pointer. */
function inWords({ tally, state }: Cell): string {
  const parts = [`${tally.pass} passed`]
  if (tally.fail > 0) parts.push(`${tally.fail} failed`)
  if (tally.skip > 0) parts.push(`${tally.skip} skipped`)
  if (tally.error > 0) parts.push(`${tally.error} not judged`)
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
  const items = WORST_FIRST.map(
    (state) =>
      html`<li><span class="sign ${state}" aria-hidden="true">${STATES[state].sign}</span> ${STATES[state].words}</li>`,
  )
  return html`<ul class="legend" aria-label="Signs">${items}<li><span class="sign"></span> nothing to judge</li></ul>`
}

/** The whole matrix. */
export function matrixTable(result: Result, ids: Ids): Markup {
  const rows = matrix(result)
  const met = new Set(rows.flatMap(({ cells }) => cells.map(({ check }) => check)))
  const columns = result.checks.filter(({ id }) => met.has(id))
  const heads = columns.map(
    ({ id, title }) =>
      html`<th scope="col" data-check="${id}" title="${title}"><a href="#${ids.check(id)}">${id}</a></th>`,
  )
  const lines = rows.map(({ operation, cells }) => {
    const byCheck = new Map(cells.map((cell) => [cell.check, cell]))
    return html`<tr data-operation="${operation.id}" data-text="${operation.id} ${operation.method} ${operation.path}">
<th scope="row"><span class="method">${operation.method}</span> ${operation.id}</th>
${columns.map(({ id }) => cellMarkup(byCheck.get(id), ids))}</tr>
`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Conformance matrix"><table class="matrix">
<caption class="heard">Operations by checks</caption>
<thead><tr><th scope="col">Operation</th>${heads}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>
${idleChecks(result, met, ids)}`
}

/** The checks that found nothing to judge anywhere; they need no column. */
function idleChecks({ checks }: Result, met: ReadonlySet<string>, ids: Ids): Markup | undefined {
  const idle = checks.filter(({ id }) => !met.has(id))
  if (idle.length === 0) return undefined
  const links = idle.map(({ id }, index) => html`${index === 0 ? '' : ', '}<a href="#${ids.check(id)}">${id}</a>`)
  return html`<p class="note">Nothing to judge for ${links}.</p>`
}

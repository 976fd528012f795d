/**
 * The controls that choose what is shown; hidden until the script of the page is there to act on them.
 * Pure.
 */

import { html, type Markup } from '../../../scripts/lib/html/markup.ts'
import type { Result } from '../../result.ts'
import { matrix, stateOf, WORST_FIRST } from '../view/cells.ts'
import { STATES } from './states.ts'

/** A choice of one name, or of all. */
function choice(id: string, label: string, all: string, names: readonly string[]): Markup {
  const options = names.map((name) => html`<option value="${name}">${name}</option>`)
  return html`<span class="field"><label for="${id}">${label}</label> <select id="${id}"><option value="">${all}</option>${options}</select></span>
`
}

/** The filter of a page that shows these results. */
export function filter(results: readonly Result[]): Markup {
  const inCells = results.flatMap((result) => matrix(result).flatMap(({ cells }) => cells.map(({ state }) => state)))
  const states = new Set([...inCells, ...results.flatMap(({ findings }) => findings.map(stateOf))])
  const boxes = WORST_FIRST.filter((state) => states.has(state)).map(
    (state) =>
      html`<label><input type="checkbox" value="${state}" checked> <span class="sign ${state}" aria-hidden="true">${STATES[state].sign}</span> ${STATES[state].words}</label>
`,
  )
  const unique = (names: readonly string[]) => [...new Set(names)]
  const operations = unique(results.flatMap((result) => result.operations.map(({ id }) => id)))
  const checks = unique(results.flatMap((result) => result.checks.map(({ id }) => id)))
  return html`<search id="filter" aria-label="What is shown" hidden>
<div class="fields"><span class="field"><label for="filter-text">Text</label> <input type="search" id="filter-text" placeholder="name, sentence, fingerprint" autocomplete="off" spellcheck="false"></span>
${choice('filter-operation', 'Operation', 'all operations', operations)}${choice('filter-check', 'Check', 'all checks', checks)}<button type="button" id="filter-reset">Show all</button></div>
<fieldset><legend class="heard">Outcomes</legend>
${boxes}</fieldset>
<output id="filter-shown"></output>
</search>`
}

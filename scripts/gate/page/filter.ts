/**
 * The controls that choose which changes are shown; hidden until the script of the page is there to act on them.
 * Pure.
 */
import { html, type Markup } from '../../lib/html/markup.ts'
import type { Change } from '../change.ts'
import { LEVELS, stateOf } from './change.ts'

/** A choice of one name, or of all. */
function choice(id: string, label: string, all: string, names: readonly string[]): Markup {
  const options = names.map((name) => html`<option value="${name}">${name}</option>`)
  return html`<span class="field"><label for="${id}">${label}</label> <select id="${id}"><option value="">${all}</option>${options}</select></span>
`
}

/** The filter of a page that shows these changes. */
export function filter(changes: readonly Change[]): Markup {
  const states = new Set(changes.map(stateOf))
  const boxes = Object.entries(LEVELS)
    .filter(([state]) => [...states].some((one) => one === state))
    .map(
      ([state, { style, sign }]) =>
        html`<label><input type="checkbox" value="${state}" checked> <span class="badge ${style}" aria-hidden="true">${sign}</span> ${state}</label>
`,
    )
  const operations = [...new Set(changes.flatMap(({ uses }) => uses.map(({ operation }) => operation)))].toSorted()
  return html`<search id="filter" aria-label="What is shown" hidden>
<div class="fields"><span class="field"><label for="filter-text">Text</label> <input type="search" id="filter-text" placeholder="name, place, fingerprint" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></span>
${choice('filter-operation', 'Operation', 'all operations', operations)}${choice('filter-from', 'Sent by', 'either side', ['consumer', 'publisher'])}<button type="button" id="filter-reset">Show all</button></div>
<fieldset><legend class="heard">Levels</legend>
${boxes}</fieldset>
<output id="filter-shown"></output> <small>Keys: <kbd>/</kbd> text, <kbd>j</kbd> next, <kbd>k</kbd> previous</small>
</search>
`
}

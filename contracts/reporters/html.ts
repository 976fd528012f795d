/**
 * The `html` report: one file that opens from disk, loads nothing, and is read with or without its script.
 * Pure, but for the style and script it carries, which are read from `html/`.
 */

import { heading, html, type Markup, type Part } from '../../scripts/lib/html/markup.ts'
import { printable } from '../../scripts/lib/printable.ts'
import type { Result } from '../result.ts'
import { filter } from './html/filter.ts'
import { findingsSection, SECTIONS } from './html/findings.ts'
import { anchors } from './html/ids.ts'
import { legend, matrixTable } from './html/matrix.ts'
import { facts, judgements, resultsTable, verdictBand } from './html/overview.ts'
import { page } from './html/page.ts'
import { inShort } from './html/short.ts'
import { checksSection, coverageSection, operationsSection, skipsSection, waiversSection } from './html/tables.ts'
import { fromResult } from './view/from-result.ts'
import { VERDICT_WORDS } from './view/words.ts'

/** Links to the parts of a result that are there. */
function contents(parts: readonly (readonly [string, string, Markup | undefined])[]): Markup {
  const links = parts
    .filter(([, , part]) => part !== undefined)
    .map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)
  return html`<nav aria-label="Parts of the report"><ul class="contents">${links}</ul></nav>`
}

/** Everything below the title of a result. */
function resultBody(result: Result, prefix: string, level: number, tools: Part): Markup {
  const ids = anchors(result, prefix)
  const conformance = html`<section aria-labelledby="${ids.part('conformance')}">
${heading(level, 'Conformance', ids.part('conformance'))}
${legend()}
${matrixTable(result, ids)}
</section>
`
  const kinds = (['fail', 'error', 'waived'] as const).map(
    (kind) => [ids.part(kind), SECTIONS[kind], findingsSection(result, kind, ids, level)] as const,
  )
  const parts = [
    [ids.part('conformance'), 'Conformance', conformance],
    ...kinds,
    [ids.part('waivers'), 'Waivers', waiversSection(result, ids, level)],
    [ids.part('not-covered'), 'Not covered', coverageSection(result, ids, level)],
    [ids.part('skipped'), 'Skipped', skipsSection(result, ids, level)],
    [ids.part('operations'), 'Operations', operationsSection(result, ids, level)],
    [ids.part('checks'), 'Checks', checksSection(result, ids, level)],
  ] as const
  return html`${verdictBand(result)}
${inShort(result, ids)}
${contents(parts)}
${facts(result)}
${judgements(result)}
${tools}
${parts.map(([, , part]) => part)}`
}

/** The frame of every page: a way past the top, the top, the content. */
function frame(top: Part, content: Part): Markup {
  return html`<a class="skip-link" href="#content">Skip to the verdict</a>
<header class="top">
${top}
</header>
<main id="content" tabindex="-1">
${content}
</main>`
}

/** A page for one result. */
export function htmlReport(result: Result): string {
  const title = `${result.spec.title} ${result.spec.version}`
  const top = html`<p class="over">Contract report</p>
${heading(1, title)}`
  const word = VERDICT_WORDS[result.verdict].toLowerCase()
  return page(
    printable(`${word}: ${title} on ${result.target.baseUrl}`),
    frame(top, resultBody(result, '', 2, filter([result]))),
  )
}

/** One page for several results, an overview first: the index of a folder of reports. */
export function combinedIndex(results: readonly Result[]): string {
  const entries = results.map((result, index) => ({ id: `result-${index + 1}`, result }))
  const top = html`<p class="over">Contract report</p>
${heading(1, results.map(({ spec }) => spec.title).join(' and '))}`
  const articles = entries.map(
    ({ id, result }) => html`<article aria-labelledby="${id}">
${heading(2, `${result.spec.title} ${result.spec.version}`, id)}
${resultBody(result, `${id}-`, 3, '')}
</article>
`,
  )
  return page('Contract report', frame(top, html`${resultsTable(entries)}\n${filter(results)}\n${articles}`))
}

export default fromResult('html', 'index.html', htmlReport)

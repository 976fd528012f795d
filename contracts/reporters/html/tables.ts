/**
 * The rest of a result: what was not covered, what was skipped, what was seen of each operation, what the checks hold.
 * Pure.
 */

import { heading, html, link, type Markup, type Part, prose } from '../../../scripts/lib/html/markup.ts'
import { excerpt } from '../../../scripts/lib/printable.ts'
import type { Result } from '../../result.ts'
import { gapGroups, skipReasons } from '../view/groups.ts'
import type { Ids } from './ids.ts'

/** The most that is shown of one text. */
const MOST = 1000

/** Names, each in one piece. */
const names = (all: readonly string[]) => all.map((name, index) => html`${index === 0 ? '' : ', '}<code>${name}</code>`)

/** A section with one table; `undefined` when it would be empty. */
function section(
  level: number,
  title: string,
  anchor: string,
  heads: readonly string[],
  rows: readonly (readonly Part[])[],
): Markup | undefined {
  if (rows.length === 0) return undefined
  const row = ([first, ...rest]: readonly Part[]) =>
    html`<tr><th scope="row">${first}</th>${rest.map((cell) => (typeof cell === 'number' ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`))}</tr>
`
  return html`<section aria-labelledby="${anchor}">
${heading(level, title, anchor)}
<div class="scroll" tabindex="0" role="region" aria-labelledby="${anchor}"><table class="list">
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map(row)}</tbody>
</table></div>
</section>
`
}

/** What the run did not cover. */
export function coverageSection(result: Result, ids: Ids, level: number): Markup | undefined {
  const rows = gapGroups(result.coverage).map(({ kind, message, operations }) => [
    prose(excerpt(message, MOST)),
    html`<span class="status">${kind}</span>`,
    names(operations),
  ])
  return section(level, 'Not covered', ids.part('not-covered'), ['What', 'Kind', 'Operations'], rows)
}

/** Known failures and what became of them. */
export function waiversSection(result: Result, ids: Ids, level: number): Markup | undefined {
  const rows = (result.waivers ?? []).map(({ fingerprint, state, message, reason, expires, owner = '' }) => [
    html`<code>${fingerprint}</code>`,
    html`<span class="status">${state}</span>`,
    html`${prose(excerpt(message, MOST))}<br><small>${excerpt(reason, MOST)}</small>`,
    html`<span class="status">${expires}</span>`,
    owner,
  ])
  const heads = ['Fingerprint', 'State', 'What and why', 'Allowed until', 'Owner']
  return section(level, 'Waivers', ids.part('waivers'), heads, rows)
}

/** What was not judged, by reason. */
export function skipsSection(result: Result, ids: Ids, level: number): Markup | undefined {
  const rows = skipReasons(result.findings).map(({ reason, count, checks, operations }) => [
    prose(excerpt(reason, MOST)),
    count,
    names(checks),
    names(operations),
  ])
  return section(level, 'Skipped', ids.part('skipped'), ['Reason', 'Judgements', 'Checks', 'Operations'], rows)
}

/** What was seen of each operation. */
export function operationsSection(result: Result, ids: Ids, level: number): Markup | undefined {
  const rows = result.operations.map(({ id, method, path, exchanges, accepted, statuses, unseen }) => [
    html`<code>${id}</code><br><small><span class="method">${method}</span> <span class="path">${path}</span></small>`,
    exchanges,
    accepted,
    Object.entries(statuses).map(
      ([status, count]) => html`<span class="status">${status} <small>× ${count}</small></span> `,
    ),
    names(unseen),
  ])
  const heads = ['Operation', 'Requests', 'Accepted', 'Statuses', 'Documented, never seen']
  return section(level, 'Operations', ids.part('operations'), heads, rows)
}

/** What each check holds and how it went. */
export function checksSection(result: Result, ids: Ids, level: number): Markup | undefined {
  const rows = result.checks.map(({ id, severity, title, asserts, reference, tally }) => [
    html`<code id="${ids.check(id)}">${id}</code><br><small>${severity}</small>`,
    html`${prose(excerpt(title, MOST))}<br><small>${prose(excerpt(asserts, MOST))} ${link(reference, excerpt(reference, MOST))}</small>`,
    tally.pass,
    tally.fail,
    tally.skip,
    tally.error,
  ])
  const heads = ['Check', 'What it holds', 'passed', 'failed', 'skipped', 'error']
  return section(level, 'Checks', ids.part('checks'), heads, rows)
}

/**
 * For reading in a browser: one file that loads nothing, with what is written before and after side by side, by cause.
 * Pure, but for the style and the script it carries, which are read from `scripts/gate/page`.
 */
import { htmlDocument } from '../../lib/html/document.ts'
import { html, type Markup, prose } from '../../lib/html/markup.ts'
import type { Change } from '../change.ts'
import { changeMarkup } from '../page/change.ts'
import { filter } from '../page/filter.ts'
import { writtenIn } from '../page/written.ts'
import type { Verdict } from '../verdict.ts'
import { nextVersion } from '../versions.ts'
import { counted, type Format, nothingWords, type Revisions, sumWords, verdictWords } from './format.ts'

export default {
  id: 'html',
  show(verdict, revisions) {
    const file = (name: string) => new URL(`../page/${name}`, import.meta.url)
    const body = content(verdict, revisions)
    return htmlDocument({ title: verdictWords(verdict), style: file('gate.css'), script: file('gate.js'), body })
  },
} satisfies Format

function content(verdict: Verdict, revisions: Revisions): Markup {
  const { changes, faults, leftOut } = verdict
  return html`<a class="skip-link" href="#changes">Go to the changes</a>
<header>
<h1>${verdictWords(verdict)}</h1>
${facts(verdict)}
<p class="verdict ${verdict.verdict === 'breaking' ? 'must' : 'pass'}"><span aria-hidden="true">${verdict.verdict === 'breaking' ? '✗' : '✓'}</span> ${sumWords(changes)}</p>
${faults.length > 0 ? html`<ul class="faults">${faults.map((fault) => html`<li>${prose(fault)}</li>\n`)}</ul>\n` : ''}${leftOut.map((sentence) => html`<p class="soft">${prose(sentence)}</p>\n`)}</header>
<main id="changes" tabindex="-1">
${changes.length > 0 ? filter(changes) : html`<p>${nothingWords(revisions)}</p>\n`}${causes(verdict, revisions)}</main>`
}

/** What was compared, by what. */
function facts(verdict: Verdict): Markup {
  const { base, head, policy, today } = verdict
  const side = ({ name, version }: Verdict['base']) => html`<code>${name}</code> ${version}`
  const next = nextVersion(verdict)
  const all: [string, Markup][] = [
    ['Before', side(base)],
    ['After', side(head)],
    ['Policy', html`${policy}`],
    ['Day', html`<time datetime="${today}">${today}</time>`],
    ...(next === undefined ? [] : [['Next version', html`${next}`] satisfies [string, Markup]]),
  ]
  return html`<dl class="facts">${all.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`
}

/** Changes by the thing they are written in, in their order. */
function causes({ changes }: Verdict, revisions: Revisions): Markup[] {
  const written = { base: writtenIn(revisions.base), head: writtenIn(revisions.head) }
  return [...Map.groupBy(changes, causeOf)].map(
    ([cause, own], index) => html`<section class="cause" aria-labelledby="cause-${index}">
<h2 id="cause-${index}">${prose(cause)} <small>${counted(own.length, 'change')}</small></h2>
${own.map((change) => changeMarkup(change, written))}</section>
`,
  )
}

/** What a change is written in: a component, an operation, or the document. */
function causeOf({ pointers, uses }: Change): string {
  const pointer = pointers.head ?? pointers.base ?? ''
  const [, section, name] = /^\/components\/([^/]+)\/([^/]+)/.exec(pointer) ?? []
  if (section !== undefined && name !== undefined) {
    return `\`${name
      .replace(/\.(request|response)$/, '')
      .replaceAll('~1', '/')
      .replaceAll('~0', '~')}\` of ${section}`
  }
  const operation = uses[0]?.operation ?? 'all'
  return operation === 'all' || operation === 'none' ? 'The document' : `\`${operation}\``
}

/**
 * One change on the page: what it is, whom it touches, what shows it, and what is written before and after.
 * Pure.
 */
import { html, type Markup, prose } from '../../lib/html/markup.ts'
import type { Change, Level } from '../change.ts'
import { breakWords, changeWords, listed, senderWords, titleOf, triedWords, witnessWords } from '../formats/format.ts'
import { counts } from '../verdict.ts'
import type { Written } from './written.ts'

/** How each level looks. */
export const LEVELS: Readonly<Record<Level | 'waived', { style: string; sign: string }>> = {
  breaking: { style: 'must', sign: '✗' },
  notice: { style: 'should', sign: '!' },
  compatible: { style: 'pass', sign: '✓' },
  waived: { style: 'waived', sign: '~' },
}

/** What is written in both revisions. */
interface Writing {
  base(pointer: string | undefined): Written | undefined
  head(pointer: string | undefined): Written | undefined
}

/** Uses that are told one by one. */
const MOST_USES = 20

/** The level of a change, or that it is waived. */
export function stateOf({ level, waiver }: Change): Level | 'waived' {
  return waiver ? 'waived' : level
}

/** The block of a change; open where it makes the gate fail. */
export function changeMarkup(change: Change, writing: Writing): Markup {
  const { uses, from, fingerprint } = change
  const state = stateOf(change)
  const [use] = uses
  const operations = [...new Set(uses.map(({ operation }) => operation))]
  const text = [titleOf(change), change.rule, fingerprint, ...uses.flatMap((one) => [one.operation, one.place])].join(
    ' ',
  )
  return html`<details class="change" id="change-${fingerprint}" data-state="${state}" data-from="${from}" data-operations="${operations.join('\t')}" data-text="${text}"${counts(change) ? html` open` : ''}>
<summary><span class="badge ${LEVELS[state].style}"><span aria-hidden="true">${LEVELS[state].sign}</span> ${state}</span> <strong>${titleOf(change)}</strong> <span>${use ? html`${use.operation}: ${prose(use.place)}` : ''}</span></summary>
<dl class="evidence">
${rows(change).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
<div class="sides">
${sides(change, writing)}</div>
</details>
`
}

/** What there is to say of a change. */
function rows(change: Change): [string, Markup][] {
  const { because, waiver, uses, fingerprint, blast } = change
  const said: [string, string | undefined][] = [
    ['Who', senderWords(change)],
    ['Change', changeWords(change) || undefined],
    ['Why', because],
    ['Witness', witnessWords(change)],
    ['Tried', triedWords(change)],
    ['Breaks', breakWords(change)],
    ['Waived', waiver && `by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`],
    ['Types', blast.types.length > 0 ? listed(blast.types) : undefined],
    ['Checks', blast.checks.length > 0 ? listed(blast.checks) : undefined],
    ['Known failures', blast.knownFailures.length > 0 ? listed(blast.knownFailures) : undefined],
  ]
  const told = said.flatMap(([name, words]): [string, Markup][] => (words === undefined ? [] : [[name, prose(words)]]))
  const more = uses.length - MOST_USES
  const places = html`<ul>${uses
    .slice(0, MOST_USES)
    .map(
      ({ operation, place }) => html`<li>${operation}: ${prose(place)}</li>\n`,
    )}${more > 0 ? html`<li>and ${more} more</li>` : ''}</ul>`
  return [...told, ['Where', places], ['Fingerprint', html`<code>${fingerprint}</code>`]]
}

/** Before and after: what is written there, or the values that differ where no place has them. */
function sides({ pointers, before, after }: Change, writing: Writing): Markup[] {
  const values = pointers.base === undefined && pointers.head === undefined
  const value = (one: Change['before']) =>
    one === undefined ? undefined : { place: '', lines: JSON.stringify(one, null, 2).split('\n') }
  const [was, is] = values ? [value(before), value(after)] : [writing.base(pointers.base), writing.head(pointers.head)]
  return [side('Before', was, is), side('After', is, was)]
}

/** One side; lines that the other one lacks are marked. */
function side(name: string, own: Written | undefined, other: Written | undefined): Markup {
  if (!own) return html`<figure><figcaption>${name}</figcaption><p class="soft">Nothing is written here.</p></figure>\n`
  const known = new Set(other?.lines)
  const lines = own.lines.map((line, index) => {
    const end = index === 0 ? '' : '\n'
    return other && known.has(line) ? html`${trustedBreak(end)}${line}` : html`${trustedBreak(end)}<mark>${line}</mark>`
  })
  return html`<figure><figcaption>${name}${own.place === '' ? '' : html` <code>${own.place}</code>`}</figcaption><pre tabindex="0" role="group" aria-label="${name}"><code dir="ltr">${lines}</code></pre></figure>
`
}

/** A line break that acts; those in texts are shown. */
function trustedBreak(end: string): Markup {
  return end === '' ? html`` : html`\n`
}

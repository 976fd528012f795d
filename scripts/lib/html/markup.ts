/**
 * HTML that cannot be injected into: a template whose every value is escaped unless it is markup made here.
 * Pure.
 */
import { printable } from '../printable.ts'

/** Markup that is safe to place; only {@link html} and {@link trusted} make it. */
export class Markup {
  /** The HTML text. */
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template: nothing, a text to escape, markup, or many of these. */
export type Part = undefined | string | number | Markup | readonly Part[]

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The text of a part, escaped for content and for quoted attributes. */
function textOf(part: Part): string {
  if (part === undefined) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'string' || typeof part === 'number') {
    return printable(String(part)).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  }
  return part.map(textOf).join('')
}

/**
 * A piece of HTML; values go into content or into attributes in double quotes, never into tags, scripts or styles.
 *
 * @example html`<p>${'<b>'}</p>`.text // => '<p>&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((string, index) => string + textOf(parts[index])).join(''))
}

/** Takes a text of this project, never of a target or a spec, as markup. */
export function trusted(text: string): Markup {
  return new Markup(text)
}

/** A heading of the given level. */
export function heading(level: number, content: Part, id?: string): Markup {
  const tag = trusted(`h${Math.min(6, Math.max(1, Math.trunc(level)))}`)
  return id === undefined ? html`<${tag}>${content}</${tag}>` : html`<${tag} id="${id}">${content}</${tag}>`
}

/** A link when the address is one a browser may follow, otherwise the text alone. */
export function link(address: string | undefined, content: Part): Markup {
  const safe = address !== undefined && /^https?:\/\/[^\s]+$/.test(address) && URL.canParse(address)
  return safe ? html`<a href="${address}" rel="noreferrer">${content}</a>` : html`${content}`
}

/** A sentence whose names in backticks are set as code, in its own direction. */
export function prose(sentence: string): Markup {
  const runs = sentence.split('`')
  // An odd number of backticks is not ours to read.
  if (runs.length % 2 === 0) return html`<span dir="auto">${sentence}</span>`
  const parts = runs.map((run, index) => (index % 2 === 0 ? run : html`<code>${run}</code>`))
  return html`<span dir="auto">${parts}</span>`
}

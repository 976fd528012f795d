/**
 * Markdown that shows texts as they are: nothing in a text of a target becomes a heading, a link, a cell or markup.
 * Pure. @see https://github.github.com/gfm/
 */
import { printable } from '../../../scripts/lib/printable.ts'

/** What may mean something inside a line; a dot or colon only where it makes an address. */
const MEANT = /[\\`*_{}[\]<>()#|~!&@$]|:(?=\/\/)|(?<=\bwww)\.|(?<=\w)\.(?=\w+\/)/g

/**
 * A text as it is, on one line.
 *
 * @example plain('a|b') // => 'a\\|b'
 */
export function plain(text: string): string {
  return printable(text).replace(MEANT, (character) => `\\${character}`)
}

/** A sentence whose names in backticks are code; not for cells of tables, where code cannot hold a bar. */
export function prose(sentence: string): string {
  const runs = printable(sentence).split('`')
  // An odd number of backticks is not ours to read.
  if (runs.length % 2 === 0) return plain(sentence)
  return runs.map((run, index) => (index % 2 === 0 ? plain(run) : run === '' ? '' : `\`${run}\``)).join('')
}

/** A row of a table. */
export function row(cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => (typeof cell === 'number' ? String(cell) : plain(cell))).join(' | ')} |`
}

/** Lines as they are, behind a fence that is longer than any in them. */
export function fenced(text: string, language = ''): string[] {
  const lines = text.split('\n').map(printable)
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, ...lines, fence]
}

/** A link when the address is one a browser may follow, otherwise the text alone. */
export function link(text: string, address: string | undefined): string {
  const safe = address !== undefined && /^https?:\/\/[^\s<>]+$/.test(address) && URL.canParse(address)
  return safe ? `[${plain(text)}](<${address.replaceAll('\\', '%5C')}>)` : plain(text)
}

/**
 * The gaps of a canonical spec as a Markdown table: what is unknown, where, and what stands in for it.
 * Pure. One row for the same hole in many places; holes that a page states elsewhere are closed and left out.
 */
import { splitPointer } from '../lib/pointer.ts'
import type { Gap } from '../lib/provenance.ts'
import { METHODS } from '../lib/spec/objects.ts'

/** Most characters of a row, borders included, and of the columns that do not take the rest. */
const ROW = 120
const MOST = { where: 32, fact: 25 }

const HEADINGS = ['what', 'where', 'state', 'fact']

/** States in the order of the table: the worst known first. */
const STATES = ['open', 'assumed', 'derived'] as const

/** One row before it is written. */
interface Row {
  gaps: Gap[]
  state: (typeof STATES)[number]
}

/**
 * Writes the table, or one sentence when nothing is unknown.
 *
 * @example gapTable([]) // => 'The pages state everything.\n'
 */
export function gapTable(gaps: readonly Gap[]): string {
  const rows = rowsOf(gaps)
  if (rows.length === 0) return 'The pages state everything.\n'
  const narrow = rows.map((row) => [safe(whereOf(row.gaps)), row.state, factsOf(row.gaps)])
  const taken = widthsOf([HEADINGS.slice(1), ...narrow]).reduce((sum, width) => sum + width, 0)
  const room = ROW - (3 * HEADINGS.length + 1) - taken
  const cells = rows.map((row, index) => [whatOf(row, room), ...(narrow[index] ?? [])])
  const widths = widthsOf([HEADINGS, ...cells])
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = widths.map((width) => '-'.repeat(width))
  return `${[line(HEADINGS), line(rule), ...cells.map(line)].join('\n')}\n`
}

/** The width of each column: that of its longest text. */
function widthsOf(lines: readonly (readonly string[])[]): number[] {
  return (lines[0] ?? []).map((_, column) => Math.max(...lines.map((texts) => texts[column]?.length ?? 0)))
}

/** Groups gaps by what is missing and what stands in for it. */
function rowsOf(gaps: readonly Gap[]): Row[] {
  const groups = new Map<string, Row>()
  for (const gap of gaps) {
    const state = STATES.find((known) => known === (gap.state ?? 'open'))
    if (state === undefined) continue
    const key = [state, gap.kind, gap.message].join('\n')
    const row = groups.get(key) ?? { gaps: [], state }
    row.gaps.push(gap)
    groups.set(key, row)
  }
  const rank = ({ state, gaps: [first] }: Row): string => `${STATES.indexOf(state)} ${first?.message}`
  return [...groups.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** What is missing: the message, or the kind in words where the message does not fit. */
function whatOf({ gaps: [gap] }: Row, room: number): string {
  if (gap === undefined) return ''
  const message = safe(gap.message.replace(/\.$/, ''))
  if (message.length <= room) return message
  const property = /\/properties\/([^/]+)$/.exec(gap.pointer)?.[1]
  return shorten(gap.kind.replaceAll('-', ' ') + (property === undefined ? '' : `: ${safe(property)}`), room)
}

/** Where the gaps of a row are, or how many places there are. */
function whereOf(gaps: readonly Gap[]): string {
  const places = [...new Set(gaps.map(({ pointer }) => placeOf(pointer)))]
  const [only = ''] = places
  return places.length === 1 ? only : `${places.length} places`
}

/** The operation of a pointer, by method and the end of its path; elsewhere the pointer without its beginning. */
function placeOf(pointer: string): string {
  const steps = splitPointer(pointer)
  const [section, path = '', method = ''] = steps
  if (section !== 'paths' || !(METHODS as readonly string[]).includes(method)) {
    return steps.length === 0 ? 'the document' : shorten(steps.slice(-2).join(' '), MOST.where)
  }
  const room = MOST.where - method.length - 1
  const ends = path
    .split('/')
    .map((_, index, segments) => (index === 0 ? path : `…/${segments.slice(index).join('/')}`))
  return `${method.toUpperCase()} ${ends.find((end) => end.length <= room) ?? shorten(ends.at(-1) ?? path, room)}`
}

/** The facts that stand in: the first, and how many more. */
function factsOf(gaps: readonly Gap[]): string {
  const [first = '', ...more] = [...new Set(gaps.flatMap((gap) => gap.facts ?? []))].sort()
  const rest = more.length === 0 ? '' : ` +${more.length}`
  return shorten(first, MOST.fact - rest.length) + rest
}

/** A text without what Markdown would read as a border. */
function safe(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
}

/** A text cut to a width, at a word where there is one. */
function shorten(text: string, width: number): string {
  if (text.length <= width) return text
  const cut = text.slice(0, width - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > width / 2 ? space : cut.length)}…`
}

/**
 * Reads a list page by page: two small pages against a large one, the page that names nothing, the whole list to its
 * end (a long one at its start, by leaps, and at its end), and behind the end.
 */
import { propertyNames } from '../../scripts/lib/sampling/schema-view.ts'
import type { Aims } from '../aims.ts'
import type { Page } from '../judging/pages.ts'
import { rowParts } from '../judging/rows.ts'
import { saysTotals } from '../judging/totals.ts'
import { parameterKey } from '../requests/draft.ts'
import { type Asked, ListReader, type Origin, type Steps } from '../requests/list-reader.ts'
import { olderRows } from '../requests/older-rows.ts'
import { across, remainder } from '../requests/page-borders.ts'
import { orderOf, timeProperty } from '../requests/paged-list.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { text } from '../requests/text.ts'
import { type Case, defineProbe } from './probe.ts'

/** Pages that are read one after the other before a walk begins to leap. */
const NEAR = 8
/** Borders between pages that are looked at from both sides. */
const BORDERS = 2
/** Most leaps on the way to the end of a long list, there and back. */
const LEAPS = 40

export default defineProbe({
  id: 'pagination-walk',
  title: 'Pages side by side, and the walk to the end',
  aims: ['repeated', 'belonging', 'joined', 'walk', 'beyond', 'ordered', 'totals', 'pastEnd'],
  *journey(context) {
    for (const rule of pagingsOf(context.table, context.operation)) {
      const list = new ListReader(context, rule)
      const first = yield* list.begin()
      if (first === undefined) continue
      const aims = { repeated: repeated(list, first), ...belonging(list) }
      const again = { offset: 0, limit: first.limit }
      yield list.step(again, { aims, earlier: [list.request(again)] })
      yield* halves(list, first)
      yield* remainder(list, first)
      yield* unnamed(list)
      yield* walk(list, first)
    }
  },
})

/** A page that was read, to be held against itself. */
function repeated({ context, reading }: ListReader, before: Page): Aims['repeated'] {
  const { table, operation, judge } = context
  return { before, reading, property: timeProperty(rowParts(table, operation), judge) }
}

/** The properties of a row that say whose it is. */
function belonging({ context, reading }: ListReader): Pick<Partial<Aims>, 'belonging'> {
  const { table, operation, base } = context
  const names = propertyNames(rowParts(table, operation))
  const named = operation.parameters
    .filter(({ in: place, name }) => place === 'path' && names.includes(name) && name !== reading.identity)
    .flatMap((parameter) => {
      const value = base.draft.values.get(parameterKey(parameter))
      return value === undefined ? [] : [{ name: parameter.name, value: text(value), pointer: parameter.pointer }]
    })
  return named.length === 0 ? {} : { belonging: { named, reading } }
}

/** Two pages against the one they make up: at the start of the list, behind it, and as large as they may be. */
function* halves(list: ListReader, first: Page): Steps<void> {
  const { length } = first.rows
  const most = Math.floor((length < first.limit ? length : list.largest) / 2)
  const size = fitting(list, Math.min(list.usual, most))
  if (size === undefined) {
    list.context.leaveOut(
      'The list has too few rows to compare its pages; name something with many rows in the data of the target.',
    )
    return
  }
  yield* joined(list, 0, size)
  if (length > 2 * size) yield* joined(list, 2 * size, size)
  const large = fitting(list, most)
  if (large !== undefined && large > size) yield* joined(list, 0, large)
}

/** The largest size of which two pages make up one that can be asked for. */
function fitting(list: ListReader, most: number): number | undefined {
  const sizes = Array.from({ length: Math.max(0, most) }, (_, index) => most - index)
  return sizes.find((one) => list.allows(2 * one, one) && list.allows(2 * one, 2 * one))
}

/** A page against the two halves it is made of. */
export function* joined(
  list: ListReader,
  offset: number,
  size: number,
  { values = [], from }: Pick<Asked, 'values'> & { from?: string } = {},
): Steps<void> {
  const about = (at: number, words: string): Origin => ({
    limit: `${words} that the list has rows for`,
    ...(at === 0 ? {} : { offset: 'the row they begin with' }),
    ...(from === undefined ? {} : { values: from }),
  })
  const both = about(offset, 'twice a size')
  const whole = { values, offset, limit: 2 * size, from: { special: 'rows on one page', ...both } }
  const special = 'the first half of them'
  const part = { values, offset, limit: size, from: { special, ...about(offset, 'a size') } }
  const large = yield* list.read(whole)
  const half = yield* list.read(part)
  if (large === undefined || half === undefined) return
  const behind = { special: 'the second half of them', ...about(offset + size, 'a size'), reference: both }
  const rest = { values, offset: offset + size, limit: size, from: behind }
  const aims = { joined: { whole: large, parts: [half], anchor: large, reading: list.reading } }
  const earlier = [whole, part].map((asked) => list.request(asked))
  yield list.step(rest, { aims, earlier, reference: list.request(whole) })
}

/** The page that names nothing against the one that names what it stands for. */
function* unnamed(list: ListReader): Steps<void> {
  if (list.rule?.usual === undefined) return
  const whole = yield* list.read({})
  if (whole === undefined || !list.allows(0, list.usual)) return
  const aims = { joined: { whole, parts: [], anchor: whole, reading: list.reading } }
  yield list.step({ offset: 0, limit: list.usual }, { aims, reference: list.request({}) })
}

/** The whole list, to its end and beyond. */
function* walk(list: ListReader, first: Page): Steps<void> {
  const { context, reading } = list
  const pages = [first]
  yield* near(list, pages)
  if (!isOver(pages)) yield* leap(list, pages)
  const ended = pages.at(-1)?.rows.length === 0
  for (const [index, other] of pages.slice(1, 1 + BORDERS).entries()) {
    const one = pages[index]
    if (one) yield* across(list, one, other)
  }
  const last = pages.toSorted(byOffset).findLast(({ rows }) => rows.length > 0)
  const end = last === undefined ? 0 : last.offset + last.rows.length
  if (!ended) context.leaveOut('The end of the list was not found, so nothing was asked for behind it.')
  // A page of one row tells whether the last page was all there is.
  if (ended && list.allows(end, 1)) {
    const from = { special: 'whether the last page was all there is', offset: 'the end of the last page' }
    const behind = yield* list.read({ offset: end, limit: 1, from })
    if (behind) pages.push(behind)
  }
  if (ended) yield* olderRows(list, pages, end)
  const order = orderOf(context.table, context.operation, context.judge)
  const beyond = (Math.ceil(end / list.largest) + 2) * list.largest
  const isBeyond = ended && list.allows(beyond, list.largest)
  const sorted = pages.toSorted(byOffset)
  const aims = {
    walk: { pages: sorted, reading },
    ...(order ? { ordered: { pages: sorted, order } } : {}),
    ...totalsOf(list, sorted, { end, whole: ended }),
    ...(isBeyond ? { pastEnd: { first, reading, told: list.rule?.declared === true } } : {}),
  }
  const start = { offset: 0, limit: first.limit }
  const from = { special: 'the pages one after the other, past the last row', offset: 'far behind the last row' }
  const asked = isBeyond ? { offset: beyond, limit: list.largest, from } : start
  const earlier = pages.map(({ offset, limit }) => list.request({ offset, limit }))
  yield list.step(asked, { aims, earlier, ...walked(list, isBeyond), reference: list.request(start) })
}

/** What pages say of the whole list, where they say anything. */
export function totalsOf(
  { context: { table, operation }, reading }: ListReader,
  pages: readonly Page[],
  met: { end: number; whole: boolean; sized?: boolean },
): Pick<Partial<Aims>, 'totals'> {
  return saysTotals(table, operation) ? { totals: { pages, sized: true, ...met, reading } } : {}
}

/** What a walk is, in words. */
function walked({ rule, largest }: ListReader, isBeyond: boolean): Pick<Case, 'fault'> {
  if (rule === undefined) return {}
  const { param, of } = rule
  const sentence = `the pages of \`${of.name}\` ${largest} one after the other${isBeyond ? ', past the last row' : ''}`
  return { fault: { location: param.in, name: param.name, keyword: 'walk', sentence } }
}

function byOffset(one: Page, other: Page): number {
  return one.offset - other.offset
}

/** Whether a walk has come to a page without rows, or to one of which every row was seen before. */
function isOver(pages: readonly Page[]): boolean {
  const seen = new Set(pages.slice(0, -1).flatMap(({ rows }) => rows.map(({ content }) => content)))
  return pages.at(-1)?.rows.every(({ content }) => seen.has(content)) ?? true
}

/** The pages at the start. */
function* near(list: ListReader, pages: Page[]): Steps<void> {
  while (pages.length < NEAR && !isOver(pages)) {
    const offset = pages.length * list.largest
    const page = yield* at(list, offset, 'the end of the page before')
    if (page) pages.push(page)
    else if (isShort(pages.at(-1))) pages.push({ offset, limit: list.largest, rows: [] })
    else return
  }
}

function* at(list: ListReader, offset: number, words: string): Steps<Page | undefined> {
  const from = { special: 'a page of the walk through the list', offset: words }
  return list.allows(offset, list.largest) ? yield* list.read({ offset, limit: list.largest, from }) : undefined
}

/** Whether a page looks like the last one; what is refused behind it is behind the end then. */
function isShort(page: Page | undefined): boolean {
  return page !== undefined && page.rows.length < page.limit
}

/** Pages ever farther away until there are no more rows, then back to the last ones. */
function* leap(list: ListReader, pages: Page[]): Steps<void> {
  let low = pages.at(-1)
  let high: { offset: number; answered: boolean } | undefined
  for (let leaps = 0; leaps < LEAPS && low !== undefined; leaps++) {
    const apart =
      high === undefined ? low.offset : Math.floor((high.offset - low.offset) / 2 / list.largest) * list.largest
    if (apart === 0) break
    const page = yield* at(list, low.offset + apart, 'twice as far, or halfway back')
    if (page !== undefined && page.rows.length > 0) {
      low = page
      pages.push(page)
      if (isOver(pages)) return
    } else high = { offset: low.offset + apart, answered: page !== undefined }
  }
  const found = high !== undefined && low !== undefined && high.offset - low.offset <= list.largest
  if (found && (high?.answered === true || isShort(low)))
    pages.push({ offset: high?.offset ?? 0, limit: list.largest, rows: [] })
}

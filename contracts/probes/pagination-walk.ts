/**
 * Reads a list page by page: two small pages against a large one, the page that names nothing, the whole list to its
 * end (a long one at its start, by leaps, and at its end), and behind the end.
 */
import type { Page } from '../judging/pages.ts'
import { rowParts } from '../judging/rows.ts'
import { multipleRules } from '../requests/alignment.ts'
import { type Asked, ListReader, type Steps } from '../requests/list-reader.ts'
import { orderOf, timeProperty } from '../requests/paged-list.ts'
import { type Aims, type Case, defineProbe } from './probe.ts'

/** Pages that are read one after the other before a walk begins to leap. */
const NEAR = 8
/** Most leaps on the way to the end of a long list, there and back. */
const LEAPS = 40

export default defineProbe({
  id: 'pagination-walk',
  title: 'Pages side by side, and the walk to the end',
  aims: ['repeated', 'joined', 'walk', 'ordered', 'pastEnd'],
  *journey(context) {
    for (const rule of multipleRules(context.operation)) {
      const list = new ListReader(context, rule)
      const first = yield* list.begin()
      if (first === undefined) continue
      yield list.step({ offset: 0, limit: first.limit }, { aims: { repeated: repeated(list, first) } })
      yield* halves(list, first)
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

/** Two pages against the one they make up, at the start of the list and behind it. */
function* halves(list: ListReader, first: Page): Steps<void> {
  const { length } = first.rows
  const most = Math.floor((length < first.limit ? length : list.largest) / 2)
  const size = sizes(Math.min(list.usual, most)).find(
    (one) => list.allows(2 * one, one) && list.allows(2 * one, 2 * one),
  )
  if (size === undefined) {
    list.context.leaveOut(
      'The list has too few rows to compare its pages; name something with many rows in the data of the target.',
    )
    return
  }
  yield* joined(list, 0, size)
  if (length > 2 * size) yield* joined(list, 2 * size, size)
}

/** Whole numbers from one down to 1. */
function sizes(most: number): number[] {
  return Array.from({ length: Math.max(0, most) }, (_, index) => most - index)
}

/** A page against the two halves it is made of. */
export function* joined(list: ListReader, offset: number, size: number, more: Pick<Asked, 'values'> = {}): Steps<void> {
  const large = { ...more, offset, limit: 2 * size }
  const whole = yield* list.read(large)
  const half = yield* list.read({ ...more, offset, limit: size })
  if (whole === undefined || half === undefined) return
  const rest = { ...more, offset: offset + size, limit: size }
  const aims = { joined: { whole, parts: [half], reading: list.reading } }
  yield list.step(rest, { aims, reference: list.request(large) })
}

/** The page that names nothing against the one that names what it stands for. */
function* unnamed(list: ListReader): Steps<void> {
  const whole = yield* list.read({})
  if (whole === undefined || !list.allows(0, list.usual)) return
  const aims = { joined: { whole, parts: [], reading: list.reading } }
  yield list.step({ offset: 0, limit: list.usual }, { aims, reference: list.request({}) })
}

/** The whole list, to its end and beyond. */
function* walk(list: ListReader, first: Page): Steps<void> {
  const { context, reading } = list
  const pages = [first]
  yield* near(list, pages)
  if (!isOver(pages)) yield* leap(list, pages)
  const ended = pages.at(-1)?.rows.length === 0
  const last = pages.toSorted(byOffset).findLast(({ rows }) => rows.length > 0)
  const end = last === undefined ? 0 : last.offset + last.rows.length
  if (!ended) context.leaveOut('The end of the list was not found, so nothing was asked for behind it.')
  // A page of one row tells whether the last page was all there is.
  if (ended && list.allows(end, 1)) {
    const behind = yield* list.read({ offset: end, limit: 1 })
    if (behind) pages.push(behind)
  }
  const order = orderOf(context.table, context.operation, context.judge)
  const beyond = (Math.ceil(end / list.largest) + 2) * list.largest
  const isBeyond = ended && list.allows(beyond, list.largest)
  const sorted = pages.toSorted(byOffset)
  const aims = {
    walk: { pages: sorted, reading },
    ...(order ? { ordered: { pages: sorted, order } } : {}),
    ...(isBeyond ? { pastEnd: { first, reading } } : {}),
  }
  const start = { offset: 0, limit: first.limit }
  const asked = isBeyond ? { offset: beyond, limit: list.largest } : start
  yield list.step(asked, { aims, ...walked(list, isBeyond), reference: list.request(start) })
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
    const page = yield* at(list, offset)
    if (page) pages.push(page)
    else if (isShort(pages.at(-1))) pages.push({ offset, limit: list.largest, rows: [] })
    else return
  }
}

function* at(list: ListReader, offset: number): Steps<Page | undefined> {
  return list.allows(offset, list.largest) ? yield* list.read({ offset, limit: list.largest }) : undefined
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
    const page = yield* at(list, low.offset + apart)
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

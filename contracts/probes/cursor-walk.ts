/**
 * Reads a list whose pages give a mark for the next one: large pages one after the other, small pages against them, and
 * what a filter keeps on the way from one page to the next.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import type { Page } from '../judging/pages.ts'
import { valueAt } from '../judging/rows.ts'
import { saysTotals } from '../judging/totals.ts'
import { cursorOf, nextMark } from '../requests/cursors.ts'
import { type Asked, ListReader, type Steps } from '../requests/list-reader.ts'
import { filtersOf } from '../requests/paged-list.ts'
import { defaultSizeOf, sizeOf } from '../requests/pagings.ts'
import { wholeBounds } from '../requests/parameter-schema.ts'
import { text } from '../requests/text.ts'
import { staysValid } from '../requests/wire.ts'
import type { Exchange } from '../transport/exchange.ts'
import { totalsOf } from './pagination-walk.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Pages that are read one after the other. */
const MOST = 6
/** Pages of which the small ones make up what large ones hold. */
const SMALL = 3

/** A list that is read by marks. */
interface Marked {
  context: ProbeContext
  list: ListReader
  cursor: Parameter
  size: Parameter | undefined
}

/** Pages in a row, what asked for each, and whether the last one is the last there is. */
interface Way {
  pages: Page[]
  asked: Asked[]
  ended: boolean
}

type Value = readonly [Parameter, Json]

export default defineProbe({
  id: 'cursor-walk',
  title: 'Pages by the mark that the page before gives',
  aims: ['page', 'joined', 'walk', 'totals', 'equals'],
  *journey(context) {
    const { table, operation } = context
    const cursor = cursorOf(operation)
    if (!cursor) return
    const list = new ListReader(context)
    const first = yield* list.begin()
    if (first === undefined) return
    const marked: Marked = { context, list, cursor, size: sizeOf(table, operation) }
    yield* usualPage(marked)
    const large = yield* along(marked, largest(marked), [], MOST)
    if (large.pages.length < 2) {
      context.leaveOut(
        'The list has one page only, so no way from page to page is walked; name something with many rows.',
      )
    }
    yield* disjoint(marked, large)
    yield* small(marked, large)
    yield* filtered(marked, first)
  },
})

/** The largest size of a page; none is named where there is none. */
function largest({ context, size }: Marked): number | undefined {
  const most = size && wholeBounds(context.table, size).max?.value
  return size && most !== undefined && staysValid(context.judge, size, most) ? most : undefined
}

/** What is asked for: a page of a size, from a mark on. */
function page({ cursor, size }: Marked, limit: number | undefined, mark: string | undefined, more: readonly Value[]) {
  const values: Value[] = [
    ...(size && limit !== undefined ? [[size, limit] as const] : []),
    ...(mark === undefined ? [] : [[cursor, mark] as const]),
    ...more,
  ]
  const from = { special: 'a page from the mark of the one before', values: 'the mark on the page before' }
  return { values, ...(mark === undefined ? {} : { from }) }
}

/** What is special about a page, in words; a mark is not shown. */
function aboutPages(
  { context, cursor, list, size }: Marked,
  sentence: string,
  limit?: number,
): Pick<Case, 'fault' | 'rule' | 'guessed' | 'aims'> {
  const asked = size && (limit ?? defaultSizeOf(context.table, size))
  const sized = size && asked !== undefined && { limit: asked, list: list.reading.place, pointer: size.pointer }
  const fault = { location: cursor.in, name: cursor.name, keyword: 'page', sentence }
  return { fault, rule: `${cursor.pointer}/name`, guessed: true, aims: sized ? { page: sized } : {} }
}

function* usualPage(marked: Marked): Steps<void> {
  if (marked.size && defaultSizeOf(marked.context.table, marked.size) !== undefined)
    yield marked.list.step({}, aboutPages(marked, 'a page of which nothing is named'))
}

/** Pages one after the other. */
function* along(marked: Marked, limit: number | undefined, more: readonly Value[], most: number): Steps<Way> {
  const way: Way = { pages: [], asked: [], ended: false }
  let mark: string | undefined
  while (way.pages.length < most && !way.ended) {
    const asked = page(marked, limit, mark, more)
    let heard: Exchange | undefined
    const words = `page ${way.pages.length + 1} of the way from mark to mark`
    const read = yield* marked.list.read(asked, aboutPages(marked, words, limit), (exchange) => {
      heard = exchange
    })
    if (read === undefined || heard === undefined) break
    const offset = way.pages.reduce((sum, { rows }) => sum + rows.length, 0)
    way.pages.push({ ...read, offset, limit: limit ?? read.rows.length })
    way.asked.push(asked)
    mark = nextMark(marked.cursor, heard)
    way.ended = mark === undefined
  }
  return way
}

/** No row is on two pages. */
function* disjoint(marked: Marked, { pages, asked, ended }: Way): Steps<void> {
  const [start] = asked
  const { list, context, size } = marked
  const isWay = pages.length > 1
  if (start === undefined || (!isWay && !saysTotals(context.table, context.operation))) return
  const earlier = asked.map((one) => list.request(one))
  const about = aboutPages(marked, 'the pages one after the other, from mark to mark')
  const end = pages.reduce((sum, { rows }) => sum + rows.length, 0)
  const aims = {
    ...(isWay ? { walk: { pages, reading: list.reading, mayBeShort: true as const } } : {}),
    ...totalsOf(list, pages, { end, whole: ended, sized: size !== undefined && largest(marked) !== undefined }),
  }
  yield list.step(start, { ...about, aims, earlier, reference: list.request(start) })
}

/** Small pages have the rows of the large ones. */
function* small(marked: Marked, large: Way): Steps<void> {
  const { list, size, context } = marked
  const rows = large.pages.flatMap((one) => one.rows)
  const [anchor] = large.pages
  const [start] = large.asked
  // To its end, a list is read by small pages, too; else only as far as the large ones go.
  const limit = large.ended ? Math.ceil(rows.length / SMALL) : Math.max(1, Math.floor(rows.length / (SMALL + 1)))
  if (!anchor || !start || !size || rows.length < 2 || !staysValid(context.judge, size, limit)) return
  const way = yield* along(marked, limit, [], large.ended ? SMALL + 1 : SMALL)
  const last = way.asked.at(-1)
  if (last === undefined) return
  const read = way.pages.reduce((sum, one) => sum + one.rows.length, 0)
  // A page may be short as long as it says that there is more.
  const due = way.ended ? (large.ended ? rows.length : Math.max(read, limit * SMALL)) : read
  const whole = { offset: 0, limit: due, rows: rows.slice(0, due) }
  const parts = way.pages.slice(0, -1)
  const about = aboutPages(marked, `pages of \`${size.name}\` ${limit} from mark to mark`, limit)
  const aims = { ...about.aims, joined: { whole, parts, anchor, reading: list.reading } }
  const earlier = [start, ...way.asked.slice(0, -1)].map((one) => list.request(one))
  yield list.step(last, { ...about, aims, earlier, reference: list.request(start) })
}

/** A filter holds on the pages that follow, too. */
function* filtered(marked: Marked, first: Page): Steps<void> {
  const { context, list, size } = marked
  const { table, operation, judge } = context
  for (const { keeps, param, property, shape, declared } of filtersOf(table, operation, judge)) {
    if (keeps !== 'equals' || param === marked.cursor) continue
    const own = first.rows.map(({ value }) => valueAt(value, property)).find((one) => one !== undefined)
    if (own === undefined || typeof own === 'object' || !staysValid(judge, param, shape.put(own))) continue
    const limit = size && staysValid(judge, size, 2) ? 2 : undefined
    const { asked } = yield* along(marked, limit, [[param, shape.put(own)]], 2)
    const [start, next] = asked
    if (start === undefined || next === undefined) continue
    const about = aboutPages(marked, `the second page of those whose \`${shape.label}\` is the value of a row`, limit)
    const aims = { ...about.aims, equals: { value: text(own), property, reading: list.reading, declared } }
    yield list.step(next, { ...about, aims, earlier: [list.request(start)] })
    return
  }
}

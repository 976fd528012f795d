/**
 * Asks for some rows of a list in the ways the document offers: of a period with one end or both, of one in which nothing
 * lies, on both sides of a moment, by other spellings of a moment, and by the value of a property.
 */
import type { Page, Row } from '../judging/pages.ts'
import { listPlace } from '../judging/rows.ts'
import { together } from '../requests/filters-together.ts'
import { ListReader, type Steps } from '../requests/list-reader.ts'
import { nearValues } from '../requests/near-values.ts'
import { type Filter, filtersOf, openFilters, orderOf, seenFilters } from '../requests/paged-list.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { periodAround, periodChoices } from '../requests/period-choices.ts'
import type { Choice } from '../requests/period-ends.ts'
import {
  chosenBy,
  FROM_ROWS,
  lies,
  owed,
  periodCase,
  type Seen,
  seenIn,
  selected,
  sizeOf,
  special,
  wholeOf,
} from '../requests/selections.ts'
import { text } from '../requests/text.ts'
import { ownValue, type ValueChoice, valueChoices } from '../requests/value-choices.ts'
import { joined } from './pagination-walk.ts'
import { type Case, defineProbe } from './probe.ts'

/** Spellings of one moment that are compared with the first one. */
const SPELLINGS = 3

export default defineProbe({
  id: 'filters',
  title: 'Periods, moments and values that keep some rows',
  aims: [
    ...(['period', 'due', 'alike', 'sorted', 'split', 'equals', 'respelled', 'selected', 'joined'] as const),
    ...(['pastEnd', 'unaligned', 'valid'] as const),
  ],
  *journey(context) {
    const { table, operation, target, judge } = context
    const told = filtersOf(table, operation, judge)
    const isList = listPlace(table, operation, target).path !== undefined
    const open = isList ? openFilters(table, operation, told) : []
    if (told.length + open.length === 0) return
    const list = new ListReader(context, pagingsOf(table, operation)[0])
    const first = yield* list.begin()
    if (first === undefined) return
    if (first.rows.length === 0) {
      const gap =
        'The list is empty, so its filters are not probed; name something with rows in the data of the target.'
      if (told.some(({ declared }) => declared)) context.leaveOut(gap)
      return
    }
    const filters = [...told, ...seenFilters(table, open, first.rows)]
    if (filters.length === 0) return
    const deep = yield* farther(list, first)
    const seen: Seen = { list, first, deep, order: orderOf(table, operation, judge) }
    yield* periods(seen, filters)
    for (const filter of filters.filter(({ keeps }) => keeps === 'equals')) yield* values(seen, filter)
    yield* together(seen, filters)
  },
})

/** A page behind the first one, the third or else the second. */
function* farther(list: ListReader, { limit, rows }: Page): Steps<Page | undefined> {
  if (list.rule === undefined || rows.length < limit) return undefined
  const third = yield* list.read({ offset: 2 * limit, limit })
  if (third && third.rows.length > 0) return third
  return yield* list.read({ offset: limit, limit })
}

/** Everything by time. */
function* periods(seen: Seen, filters: readonly Filter[]): Steps<void> {
  const { list, first, deep, order } = seen
  const choices = periodChoices(list, first, filters)
  for (const choice of choices.periods) yield periodCase(seen, first.rows, choice)
  const around = deep && order ? periodAround(list, deep, filters) : undefined
  if (deep && around) yield periodCase(seen, [...first.rows, ...deep.rows], around, deep)
  if (choices.reversed) yield list.step(chosenBy(list, choices.reversed), special(choices.reversed))
  if (choices.sides) yield* sides(seen, choices.sides)
  for (const spellings of choices.spellings) yield* respelled(list, spellings)
  for (const half of choices.halves) if (list.rule) yield* pagesOf(seen, half)
}

/** What lies before a moment and what lies behind it, which is everything. */
function* sides({ list, first, order }: Seen, [before, behind]: readonly [Choice, Choice]): Steps<void> {
  const whole = wholeOf(list, first)
  const until = chosenBy(list, before, whole)
  const other = yield* list.read(until, special(before))
  if (other === undefined) return
  const split = { other, first, period: behind.period, reading: list.reading, ordered: order !== undefined }
  const earlier = [list.request(whole), list.request(until)]
  const more = { ...special(behind), aims: { split }, earlier, reference: list.request(whole) }
  yield list.step(chosenBy(list, behind, whole), more)
}

/** One moment in several spellings. */
function* respelled(list: ListReader, [usual, ...others]: readonly Choice[]): Steps<void> {
  if (usual === undefined || others.length === 0) return
  const plain = chosenBy(list, usual)
  const before = yield* list.read(plain, special(usual))
  if (before === undefined) return
  const aims = { respelled: { before, reading: list.reading } }
  for (const other of others.slice(0, SPELLINGS)) {
    const more = { ...special(other), aims, earlier: [list.request(plain)], reference: list.request(plain) }
    yield list.step(chosenBy(list, other), more)
  }
}

/** The pages of a selection. */
function* pagesOf({ list, first }: Seen, { values, period }: Choice): Steps<void> {
  const left = first.rows.filter((row) => lies(row, period) === true).length
  const size = Math.min(list.usual, Math.floor(left / 2), Math.floor(list.largest / 2))
  if (size > 0 && list.allows(2 * size, 2 * size)) yield* joined(list, 0, size, { values, from: FROM_ROWS })
}

/** Rows by the value of a property. */
function* values(seen: Seen, filter: Filter): Steps<void> {
  const { list, first, deep } = seen
  const { property, declared, shape } = filter
  const choices = valueChoices(list, first, deep, filter)
  const gap = `No row has a \`${property.join('/')}\` to search by, so \`${shape.label}\` is not probed as a filter.`
  // The name of a parameter is no promise that is left unheld.
  if (choices.length === 0 && declared) list.context.leaveOut(gap)
  for (const choice of choices) yield valueCase(seen, filter, choice)
  if (declared) yield* nearly(seen, filter)
}

function valueCase(seen: Seen, filter: Filter, { values, label, rows }: ValueChoice): Case {
  const { list, first, deep } = seen
  const { param, property, rule, declared, shape } = filter
  const [value, ...others] = values.map(text)
  const stands = (row: Row) => {
    const own = ownValue(list, filter, row)
    return own !== undefined && (text(own) === value || others.includes(text(own)))
  }
  const anchor = rows === deep?.rows ? deep : first
  const { aims, ...reference } = owed(seen, rows, stands, filter, anchor)
  const sentence = `query parameter \`${shape.label}\` is ${label}`
  const fault = { location: param.in, name: shape.label, keyword: 'filter', sentence }
  const own = { value: value ?? '', ...(others.length > 0 ? { others } : {}) }
  const equals = { ...own, property, reading: list.reading, declared }
  const judged = { ...aims, equals, ...selected(seen, declared, stands) }
  const from = { special: sentence, values: `the \`${property.join('/')}\` of a row answered before` }
  const asked = { ...sizeOf(list), values: [[param, shape.put(...values)]] as const, from }
  const one = list.step(asked, { fault, rule, ...reference, aims: judged, earlier: seenIn(seen) })
  // What is in a row is nobody's business.
  return { ...one, secrets: [...one.secrets, ...values.map(text)] }
}

/** Values that are nearly those of rows find no row. */
function* nearly({ list, first, deep }: Seen, filter: Filter): Steps<void> {
  const { param, property, rule, shape } = filter
  const rows = [...first.rows, ...(deep?.rows ?? [])]
  for (const { value, label, atMost, ordinary } of nearValues(list, rows, filter)) {
    const sentence = `query parameter \`${shape.label}\` is ${label}`
    const fault = { location: param.in, name: shape.label, keyword: 'near', sentence }
    const from = { special: sentence, values: `near the \`${property.join('/')}\` of a row answered before` }
    const asked = { ...sizeOf(list), values: [[param, shape.put(value)]] as const, from }
    const weight = atMost ? { atMost } : {}
    const equals = { value, property, reading: list.reading, declared: true, ...weight }
    const aims = { equals, ...(ordinary ? { valid: { fromData: false, free: true as const } } : {}) }
    const one = list.step(asked, { fault, rule, aims })
    yield { ...one, secrets: [...one.secrets, value] }
  }
}

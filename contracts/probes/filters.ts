/**
 * Asks for some rows of a list in the ways the document offers: of a period with one end or both, of one in which nothing
 * lies, on both sides of a moment, by other spellings of a moment, and by the value of a property.
 */
import type { Aims } from '../aims.ts'
import type { Page, Row } from '../judging/pages.ts'
import { dueRows, type Period, standing } from '../judging/periods.ts'
import { saysTotals } from '../judging/totals.ts'
import { type Asked, ListReader, type Steps } from '../requests/list-reader.ts'
import { type Filter, filtersOf, orderOf } from '../requests/paged-list.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { type Choice, periodAround, periodChoices } from '../requests/period-choices.ts'
import { text } from '../requests/text.ts'
import { ownValue, type ValueChoice, valueChoices } from '../requests/value-choices.ts'
import type { Request } from '../transport/exchange.ts'
import { joined } from './pagination-walk.ts'
import { type Case, defineProbe } from './probe.ts'

/** Spellings of one moment that are compared with the first one. */
const SPELLINGS = 3

/** What decides the ends of a period. */
const FROM_ROWS = 'a time near one of the rows answered before'

/** A list and what was seen of it. */
interface Seen {
  list: ListReader
  first: Page
  /** A page farther back, where there is one. */
  deep: Page | undefined
  /** Whether the document says in which order rows come. */
  ordered: boolean
}

export default defineProbe({
  id: 'filters',
  title: 'Periods, moments and values that keep some rows',
  aims: ['period', 'due', 'split', 'equals', 'respelled', 'selected', 'joined'],
  *journey(context) {
    const { table, operation, judge } = context
    const filters = filtersOf(table, operation, judge)
    if (filters.length === 0) return
    const list = new ListReader(context, pagingsOf(table, operation)[0])
    const first = yield* list.begin()
    if (first === undefined) return
    if (first.rows.length === 0) {
      const gap =
        'The list is empty, so its filters are not probed; name something with rows in the data of the target.'
      if (filters.some(({ declared }) => declared)) context.leaveOut(gap)
      return
    }
    const deep = yield* farther(list, first)
    const seen: Seen = { list, first, deep, ordered: orderOf(table, operation, judge) !== undefined }
    yield* periods(seen, filters)
    for (const filter of filters.filter(({ keeps }) => keeps === 'equals')) yield* values(seen, filter)
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
  const { list, first, deep, ordered } = seen
  const choices = periodChoices(list, first, filters)
  for (const choice of choices.periods) yield periodCase(seen, first.rows, choice)
  const around = deep && ordered ? periodAround(list, deep, filters) : undefined
  if (deep && around) yield periodCase(seen, [...first.rows, ...deep.rows], around)
  if (choices.reversed) yield list.step(chosenBy(list, choices.reversed), special(choices.reversed))
  if (choices.sides) yield* sides(seen, choices.sides)
  for (const spellings of choices.spellings) yield* respelled(list, spellings)
  if (choices.half && list.rule) yield* pagesOf(seen, choices.half)
}

/** The page that a selection is asked for in. */
function sizeOf({ rule, usual }: ListReader): { offset?: number; limit?: number } {
  return rule === undefined ? {} : { offset: 0, limit: usual }
}

/** What is asked for by a selection, in a page of the usual size. */
function chosenBy(list: ListReader, { values, label }: Choice, size = sizeOf(list)): Asked {
  return { ...size, values, from: { special: label, values: FROM_ROWS, reference: { values: FROM_ROWS } } }
}

/** The page as large as may be. */
function wholeOf({ rule }: ListReader, first: Page): { offset?: number; limit?: number } {
  return rule === undefined ? {} : { offset: 0, limit: first.limit }
}

/** The requests for what was seen of the list. */
function seenIn({ list, first, deep }: Seen): Request[] {
  const { limit } = first
  return [wholeOf(list, first), ...(deep ? [{ offset: deep.offset, limit }] : [])].map((asked) => list.request(asked))
}

/** What is special about a selection, and the rule it probes. */
function special({ values, label, rule }: Choice): Pick<Case, 'fault' | 'rule'> {
  const named = values.map(([{ name }, value]) => `\`${name}\` is ${JSON.stringify(value)}`)
  const [[param] = []] = values
  const sentence = `query parameter ${named.join(' and ')}: ${label}`
  return { rule, ...(param ? { fault: { location: param.in, name: param.name, keyword: 'filter', sentence } } : {}) }
}

/** The rows a selection owes, with the first page again to see whether the list changed; nothing when it owes none. */
function owed(
  { list, first, ordered }: Seen,
  rows: readonly Row[],
  stands: (row: Row) => boolean | undefined,
  known: Pick<Aims['due'], 'declared' | 'told' | 'property'>,
): Pick<Case, 'reference'> & { aims: Pick<Partial<Aims>, 'due'> } {
  const limit = list.rule === undefined ? Number.POSITIVE_INFINITY : list.usual
  const due = dueRows(rows, limit, stands)
  if (due.length === 0) return { aims: {} }
  const reference = list.request(wholeOf(list, first))
  const { declared, told, property } = known
  const owing = { rows: due, limit, first, reading: list.reading, ordered, declared, told, property }
  return { aims: { due: owing }, reference }
}

/** What is said of all rows of a selection, where answers say anything of all rows. */
function selected(
  { list, first }: Seen,
  declared: boolean,
  stands: (row: Row) => boolean | undefined,
): Pick<Partial<Aims>, 'selected'> {
  const { table, operation } = list.context
  if (!saysTotals(table, operation)) return {}
  const fewer = list.rule === undefined ? first.rows.length : Math.min(first.rows.length, list.usual)
  const beside = first.rows.filter((row) => stands(row) === false).length
  return { selected: { fewer, first, beside, reading: list.reading, atMost: declared ? 'should' : 'may' } }
}

/** Whether a row lies in a period; `undefined` at an end of it, or where the row does not tell. */
function lies({ value }: Row, period: Period): boolean | undefined {
  const stands = standing(value, period)
  return stands === undefined || stands === 'end' ? undefined : stands === 'inside'
}

function periodCase(seen: Seen, rows: readonly Row[], choice: Choice): Case {
  const { list, first } = seen
  const { period, empty } = choice
  const { aims, ...reference } = owed(seen, rows, (row) => lies(row, period), { declared: true, ...period })
  const judged = {
    ...aims,
    period: { period, empty, first, reading: list.reading },
    ...selected(seen, true, (row) => lies(row, period)),
  }
  return list.step(chosenBy(list, choice), { ...special(choice), ...reference, aims: judged, earlier: seenIn(seen) })
}

/** What lies before a moment and what lies behind it, which is everything. */
function* sides({ list, first, ordered }: Seen, [before, behind]: readonly [Choice, Choice]): Steps<void> {
  const whole = wholeOf(list, first)
  const until = chosenBy(list, before, whole)
  const other = yield* list.read(until, special(before))
  if (other === undefined) return
  const split = { other, first, period: behind.period, reading: list.reading, ordered }
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
}

function valueCase(seen: Seen, filter: Filter, { values, label, rows }: ValueChoice): Case {
  const { list } = seen
  const { param, property, rule, declared, shape } = filter
  const [value, ...others] = values.map(text)
  const stands = (row: Row) => {
    const own = ownValue(list, filter, row)
    return own !== undefined && (text(own) === value || others.includes(text(own)))
  }
  const { aims, ...reference } = owed(seen, rows, stands, filter)
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

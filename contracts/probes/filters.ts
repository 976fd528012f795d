/**
 * Asks for some rows of a list in the ways the document offers: of a period with one end or both, of one in which nothing
 * lies, on both sides of a moment, by other spellings of a moment, and by the value of a property.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Page, Row } from '../judging/pages.ts'
import { dueRows, type Period, standing, valueAt } from '../judging/periods.ts'
import { multipleRules } from '../requests/alignment.ts'
import { text } from '../requests/draft.ts'
import { ListReader, type Steps } from '../requests/list-reader.ts'
import { type Filter, filtersOf, orderOf } from '../requests/paged-list.ts'
import { type Choice, periodChoices } from '../requests/period-choices.ts'
import { staysValid } from '../requests/wire.ts'
import { joined } from './pagination-walk.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Spellings of one moment that are compared with the first one. */
const SPELLINGS = 3

export default defineProbe({
  id: 'filters',
  title: 'Periods, moments and values that keep some rows',
  aims: ['period', 'due', 'split', 'equals', 'respelled', 'joined'],
  *journey(context) {
    const { table, operation, judge } = context
    const filters = filtersOf(table, operation, judge)
    if (filters.length === 0) return
    const [rule] = multipleRules(operation)
    const list = new ListReader(context, rule)
    const first = yield* list.begin()
    if (first === undefined) return
    if (first.rows.length === 0) {
      context.leaveOut(
        'The list is empty, so its filters are not probed; name something with rows in the data of the target.',
      )
      return
    }
    const choices = periodChoices(list, first, filters)
    for (const choice of choices.periods) yield periodCase(list, first, choice)
    if (choices.sides) yield* sides(list, first, choices.sides)
    for (const spellings of choices.spellings) yield* respelled(list, spellings)
    if (choices.half && rule) yield* pagesOf(list, first, choices.half)
    for (const filter of filters.filter(({ keeps }) => keeps === 'equals')) yield* values(list, first, filter)
  },
})

/** The size of the page that a selection is asked for in. */
function sizeOf({ rule, usual }: ListReader): { offset?: number; limit?: number } {
  return rule === undefined ? {} : { offset: 0, limit: usual }
}

/** The first page of a list again: it tells whether the list changed. */
function firstAgain(list: ListReader, first: Page): Pick<Case, 'reference'> {
  return { reference: list.request(list.rule ? { offset: 0, limit: first.limit } : {}) }
}

/** What a selection owes of the rows that were seen. */
function dueOf(
  list: ListReader,
  first: Page,
  limit: number,
  stands: (row: Row) => boolean | undefined,
  declared: boolean,
) {
  const { table, operation, judge } = list.context
  const ordered = orderOf(table, operation, judge) !== undefined
  return { rows: dueRows(first.rows, limit, stands), limit, first, reading: list.reading, ordered, declared }
}

/** Whether a row lies in a period; `undefined` at an end of it, or where the row does not tell. */
function lies(row: Row, period: Period): boolean | undefined {
  const stands = standing(row.value, period)
  return stands === undefined || stands === 'end' ? undefined : stands === 'inside'
}

function periodCase(list: ListReader, first: Page, choice: Choice): Case {
  const { values, period, empty, label } = choice
  const limit = list.rule ? list.usual : Number.POSITIVE_INFINITY
  const due = dueOf(list, first, limit, (row) => lies(row, period), true)
  const aims = {
    period: { period, empty, first, reading: list.reading },
    ...(due.rows.length > 0 ? { due } : {}),
  }
  const more = {
    ...filterFault(values, label),
    rule: choice.rule,
    ...(due.rows.length > 0 ? firstAgain(list, first) : {}),
  }
  return list.step({ ...sizeOf(list), values }, { ...more, aims })
}

/** What is special about a selection. */
function filterFault(values: Choice['values'], label: string): Pick<Case, 'fault'> {
  const named = values.map(([{ name }, value]) => `\`${name}\` is ${JSON.stringify(value)}`)
  const [[param] = []] = values
  const sentence = `query parameter ${named.join(' and ')}: ${label}`
  return param ? { fault: { location: param.in, name: param.name, keyword: 'filter', sentence } } : {}
}

/** What lies before a moment and what lies behind it, which is everything. */
function* sides(list: ListReader, first: Page, [before, behind]: readonly [Choice, Choice]): Steps<void> {
  const whole = list.rule ? { offset: 0, limit: first.limit } : {}
  const fault = (choice: Choice) => ({ ...filterFault(choice.values, choice.label), rule: choice.rule })
  const older = yield* list.read({ ...whole, values: before.values }, fault(before))
  if (older === undefined) return
  const { ordered } = dueOf(list, first, 0, () => undefined, true)
  const split = { other: older, first, period: behind.period, reading: list.reading, ordered }
  yield list.step(
    { ...whole, values: behind.values },
    { ...fault(behind), aims: { split }, ...firstAgain(list, first) },
  )
}

/** One moment in several spellings. */
function* respelled(list: ListReader, [usual, ...others]: readonly Choice[]): Steps<void> {
  if (usual === undefined || others.length === 0) return
  const plain = { ...sizeOf(list), values: usual.values }
  const before = yield* list.read(plain, { ...filterFault(usual.values, usual.label), rule: usual.rule })
  if (before === undefined) return
  for (const { values, label, rule } of others.slice(0, SPELLINGS)) {
    const aims = { respelled: { before, reading: list.reading } }
    const more = { ...filterFault(values, label), rule, aims, reference: list.request(plain) }
    yield list.step({ ...sizeOf(list), values }, more)
  }
}

/** The pages of a selection. */
function* pagesOf(list: ListReader, { rows }: Page, { values, period }: Choice): Steps<void> {
  const left = rows.filter((row) => lies(row, period) === true).length
  const size = Math.min(list.usual, Math.floor(left / 2), Math.floor(list.largest / 2))
  if (size > 0 && list.allows(2 * size, 2 * size)) yield* joined(list, 0, size, { values })
}

/** Rows by the value of a property: of the last row that was seen, of the first one, and by a value that none has. */
function* values(list: ListReader, first: Page, filter: Filter): Steps<void> {
  const { context } = list
  const { param, property } = filter
  const known = first.rows.map(({ value }) => valueAt(value, property))
  const usable = known.filter((value) => value !== undefined && fits(context, filter, value))
  if (usable.length === 0) {
    const name = property.join('/')
    const gap = `No row has a \`${name}\` to search by, so \`${param.name}\` is not probed as a filter.`
    // The name of a parameter is no promise that is left unheld.
    if (filter.declared) context.leaveOut(gap)
    return
  }
  const found = usable.flatMap((value) => (value === undefined ? [] : [text(value)]))
  const wanted = [found.at(-1), found[0]].filter((value) => value !== undefined)
  for (const value of new Set(wanted)) yield valueCase(list, first, filter, value, 'the value of a row')
  const short = wanted
    .map((value) => value.slice(0, -1))
    .find((value) => !found.includes(value) && fits(context, filter, value))
  if (short !== undefined && short.length > 2 && filter.declared) {
    yield valueCase(list, first, filter, short, 'the value of a row without its last character')
  }
}

function fits({ judge }: ProbeContext, { param }: Filter, value: Json): boolean {
  return typeof value !== 'object' && staysValid(judge, param, value)
}

function valueCase(list: ListReader, first: Page, filter: Filter, value: string, label: string): Case {
  const { param, property, rule, declared } = filter
  const limit = list.rule ? list.usual : Number.POSITIVE_INFINITY
  const equal = (row: Row) => {
    const own = valueAt(row.value, property)
    return own !== undefined && text(own) === value
  }
  const due = dueOf(list, first, limit, equal, declared)
  const sentence = `query parameter \`${param.name}\` is ${label}`
  const fault = { location: param.in, name: param.name, keyword: 'filter', sentence }
  const aims = {
    equals: { value, property, reading: list.reading, declared },
    ...(due.rows.length > 0 ? { due } : {}),
  }
  const more = { fault, rule, aims, ...(due.rows.length > 0 ? firstAgain(list, first) : {}) }
  const one = list.step({ ...sizeOf(list), values: [[param, value]] }, more)
  // What is in a row is nobody's business.
  return { ...one, secrets: [...one.secrets, value] }
}

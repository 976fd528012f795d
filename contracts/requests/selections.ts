/**
 * Selections of a list as requests, and what comes of them: the rows they owe, and what may be said of all rows.
 * Pure.
 */
import type { Aims } from '../aims.ts'
import type { Page, Row } from '../judging/pages.ts'
import { dueRows, type Period, standing } from '../judging/periods.ts'
import { saysTotals } from '../judging/totals.ts'
import type { Case } from '../probes/probe.ts'
import type { Request } from '../transport/exchange.ts'
import type { Asked, ListReader } from './list-reader.ts'
import type { RowOrder } from './paged-list.ts'
import type { Choice } from './period-ends.ts'

/** What decides the ends of a period. */
export const FROM_ROWS = 'a time near one of the rows answered before'

/** A list and what was seen of it. */
export interface Seen {
  list: ListReader
  first: Page
  /** A page farther back, where there is one. */
  deep: Page | undefined
  /** In which order rows come, where the document says so. */
  order: RowOrder | undefined
}

/** Which part of a selection is asked for. */
type Part = { offset?: number; limit?: number }

/** The page that a selection is asked for in. */
export function sizeOf({ rule, usual }: ListReader): Part {
  return rule === undefined ? {} : { offset: 0, limit: usual }
}

/** What is asked for by a selection, in a page of the usual size. */
export function chosenBy(list: ListReader, { values, label }: Choice, size: Part = sizeOf(list)): Asked {
  return { ...size, values, from: { special: label, values: FROM_ROWS, reference: { values: FROM_ROWS } } }
}

/** A page that was read before. */
export function wholeOf({ rule }: ListReader, first: Pick<Page, 'offset' | 'limit'>): Part {
  return rule === undefined ? {} : { offset: first.offset, limit: first.limit }
}

/** The requests for what was seen of the list. */
export function seenIn({ list, first, deep }: Seen): Request[] {
  const { limit } = first
  return [wholeOf(list, first), ...(deep ? [{ offset: deep.offset, limit }] : [])].map((asked) => list.request(asked))
}

/** What is special about a selection, and the rule it probes. */
export function special({ values, label, rule }: Choice): Pick<Case, 'fault' | 'rule'> {
  const named = values.map(([{ name }, value]) => `\`${name}\` is ${JSON.stringify(value)}`)
  const [[param] = []] = values
  const sentence = `query parameter ${named.join(' and ')}: ${label}`
  return { rule, ...(param ? { fault: { location: param.in, name: param.name, keyword: 'filter', sentence } } : {}) }
}

/** The rows a selection owes, with their page again to see whether the list changed; nothing when it owes none. */
export function owed(
  { list, first, order }: Seen,
  rows: readonly Row[],
  stands: (row: Row) => boolean | undefined,
  known: Pick<Aims['due'], 'declared' | 'told' | 'property' | 'together' | 'atMost'>,
  anchor: Page = first,
): Pick<Case, 'reference'> & { aims: Pick<Partial<Aims>, 'due' | 'alike'> } {
  const limit = list.rule === undefined ? Number.POSITIVE_INFINITY : list.usual
  const due = dueRows(rows, limit, stands)
  if (due.length === 0) return { aims: {} }
  const { reading } = list
  const { declared, told, property, together, atMost } = known
  const weight = { declared, told, ...(together ? { together } : {}), ...(atMost ? { atMost } : {}) }
  const owing = { rows: due, limit, first: anchor, reading, ordered: order !== undefined, property, ...weight }
  const alike = reading.identity === undefined ? {} : { alike: { first: anchor, reading } }
  return { aims: { due: owing, ...alike }, reference: list.request(wholeOf(list, anchor)) }
}

/** What is said of all rows of a selection, where answers say anything of all rows. */
export function selected(
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
export function lies({ value }: Row, period: Period): boolean | undefined {
  const stands = standing(value, period)
  return stands === undefined || stands === 'end' ? undefined : stands === 'inside'
}

/** A selection by time. */
export function periodCase(seen: Seen, rows: readonly Row[], choice: Choice, anchor = seen.first): Case {
  const { list, first, order } = seen
  const { period, empty, unnamed, atMost } = choice
  const weight = atMost ? { atMost } : {}
  const { reading } = list
  const together = choice.together === true
  const known = { declared: true, together, told: period.told, property: period.property, ...weight }
  const { aims, ...reference } = owed(seen, rows, (row) => lies(row, period), known, anchor)
  const judged = {
    ...aims,
    period: { period, empty, first, reading, ...weight },
    ...(order ? { sorted: { order, reading } } : {}),
    ...selected(seen, true, (row) => lies(row, period)),
  }
  // A page of which nothing is named has the usual size.
  const asked = chosenBy(list, choice, unnamed && list.rule?.usual !== undefined ? {} : undefined)
  return list.step(asked, { ...special(choice), ...reference, aims: judged, earlier: seenIn(seen) })
}

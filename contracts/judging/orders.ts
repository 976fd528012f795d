/**
 * The order of rows: along a property, and from one reading to the next.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { type Moment, momentOf } from './moments.ts'
import type { Page, Row } from './pages.ts'
import { valueAt } from './rows.ts'

/** How neighbours stand to each other. */
export interface Order {
  /** Neighbours that come in the order, and that come in the other one; those that do not tell count as neither. */
  right: number
  wrong: number
  /** Where the first wrong one is, in words. */
  first: string
}

/** Compares every row with the one before it on its page; the steps lead to a moment or a number of a row. */
export function orderOfRows(
  pages: readonly Page[],
  property: readonly string[],
  direction: 'ascending' | 'descending',
): Order {
  const order: Order = { right: 0, wrong: 0, first: '' }
  for (const { offset, rows } of pages) {
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1]
      const step = before === undefined ? 0 : compare(before.value, row.value, property)
      if (step === 0) continue
      if (step > 0 === (direction === 'ascending')) order.right += 1
      else {
        order.wrong += 1
        order.first ||= `row ${index + 1} of offset ${offset}`
      }
    }
  }
  return order
}

/** Positive where the second row is surely later, negative where it is surely earlier, else 0. */
function compare(one: Json, other: Json, property: readonly string[]): number {
  const [a, b] = [one, other].map((row): Moment | undefined => momentOf(valueAt(row, property)))
  if (!a || !b || a.zoned !== b.zoned) return 0
  if (b.from > a.to) return 1
  return b.to < a.from ? -1 : 0
}

/** What moved from one reading to the next. */
export interface Moved {
  /** Rows that are the same and stand in another order. */
  rows: number
  /** Those of them that surely differ in their moment from the one they changed places with. */
  apart: number
}

/** Rows in another order than before; rows that came, went or changed are no matter. `undefined` when none moved. */
export function changedOrder(
  before: readonly Row[],
  after: readonly Row[],
  property: readonly string[] | undefined,
): Moved | undefined {
  const places = new Map(before.map(({ content }, index) => [content, index]))
  const kept = after.flatMap(({ content, value }) => {
    const place = places.get(content)
    return place === undefined ? [] : [{ place, value }]
  })
  const moved = kept.flatMap(({ place, value }, index) => {
    const previous = kept[index - 1]
    return previous !== undefined && previous.place > place ? [[previous.value, value] as const] : []
  })
  const apart = moved.filter(([one, other]) => property !== undefined && compare(one, other, property) !== 0)
  return moved.length === 0 ? undefined : { rows: moved.length, apart: apart.length }
}

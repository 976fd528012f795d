/**
 * Periods that a request asks for, and how a row stands to one. Whether the ends belong to a period is left open, and so
 * is everything that a moment does not tell: its zone, or what its last digit left out.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { anyZone, DAY, type Moment, momentOf } from './moments.ts'
import type { Row } from './pages.ts'
import { valueAt } from './rows.ts'

/** An end of a period as a request names it. */
export interface Edge {
  /** What it can mean. */
  moment: Moment
  /** JSON pointer of the rule in the spec. */
  rule: string
}

/** What a request asks for. */
export interface Period {
  since?: Edge
  until?: Edge
  /** Steps to the moment of a row. */
  property: readonly string[]
  /** Whether the document says that it is this moment; else it is concluded from what a row has. */
  told: boolean
}

/** How far apart the moments of one row are that speak of the same. */
const CLOSE = DAY
/** How deep moments of a row are looked for. */
const DEEPEST = 3

/** How a row stands to a period: in it, at an end of it, before it, behind it. */
export type Standing = 'inside' | 'end' | 'before' | 'behind'

/**
 * How a row stands to a period; `undefined` when the row does not tell. Where no page says which moment counts, it is at
 * an end as soon as the moments of the row that lie close together do not agree.
 */
export function standing(row: Json, period: Period): Standing | undefined {
  const own = momentOf(valueAt(row, period.property))
  if (own === undefined) return undefined
  const stands = stand(own, period)
  if (period.told || stands === 'end') return stands
  const others = momentsIn(row, 0).filter(
    ({ zoned, from }) => zoned === own.zoned && Math.abs(from - own.from) <= CLOSE,
  )
  return others.every((other) => stand(other, period) === stands) ? stands : 'end'
}

/** Every moment that a row tells. */
function momentsIn(value: Json, depth: number): Moment[] {
  const own = momentOf(value ?? undefined)
  if (own !== undefined) return [own]
  if (typeof value !== 'object' || value === null) return []
  return depth < DEEPEST ? Object.values(value).flatMap((member) => momentsIn(member, depth + 1)) : []
}

function stand(own: Moment, { since, until }: Period): Standing {
  const { from, to } = anyZone(own)
  if (since && to < since.moment.from) return 'before'
  if (until && from > until.moment.to) return 'behind'
  const isPastStart = !since || from > since.moment.to
  const isBeforeEnd = !until || to < until.moment.from
  return isPastStart && isBeforeEnd ? 'inside' : 'end'
}

/** Rows that are chosen by a moment they do not show may be off by some; they are hardly wrong in their majority. */
const SOME = 2

/** Whether so many of some rows are wrong that it cannot be another moment by which they are chosen. */
export function isGross(wrong: number, of: number): boolean {
  return wrong > SOME && wrong * 2 > of
}

/** The rows that belong on the first page of a selection: the sure ones among as many as it can hold. */
export function dueRows(rows: readonly Row[], limit: number, stands: (row: Row) => boolean | undefined): Row[] {
  const possible = rows.filter((row) => stands(row) !== false)
  return possible.slice(0, limit).filter((row) => stands(row) === true)
}

/**
 * Writes the ends of periods as a parameter takes them, near rows that were seen and far from all of them.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import { anyZone, cutTo, DAY, type Moment, momentOf, WRITINGS, type Writing } from '../judging/moments.ts'
import type { Page } from '../judging/pages.ts'
import type { Edge, Period } from '../judging/periods.ts'
import { valueAt } from '../judging/rows.ts'
import type { Severity } from '../result.ts'
import type { ListReader } from './list-reader.ts'
import { type Filter, isStrict } from './paged-list.ts'
import { staysValid } from './wire.ts'

/** A selection by time. */
export interface Choice {
  values: readonly (readonly [Parameter, Json])[]
  period: Period
  /** Nothing that was seen lies in it. */
  empty: boolean
  /** Whether one sentence of the document speaks of all of its ends. */
  together?: boolean
  /** The weightiest a failure can be, where the document says less. */
  atMost?: Severity
  /** Whether it is asked for without naming a page. */
  unnamed?: true
  /** What is special about it. */
  label: string
  /** JSON pointer of the rule it probes. */
  rule: string
}

/** What choosing needs. */
export interface Choosing {
  list: ListReader
  since: Filter | undefined
  until: Filter | undefined
  /** The rows, the newest first. */
  moments: readonly Moment[]
}

/** Nothing was seen this far from what was. */
const FAR = 3653 * DAY
/** The filters by time and the moments of rows; nothing when there are no such filters. */
export function choosingFrom(list: ListReader, rows: Page['rows'], filters: readonly Filter[]): Choosing | undefined {
  const since = filters.find(({ keeps }) => keeps === 'from')
  const until = filters.find(({ keeps }) => keeps === 'until')
  const property = since?.property ?? until?.property
  if (property === undefined) return undefined
  const moments = rows
    .flatMap(({ value }) => momentOf(valueAt(value, property)) ?? [])
    .toSorted((one, other) => other.from - one.from)
  return { list, since, until, moments }
}

/** The moment of the row at a part of the way from the newest to the oldest. */
export function at({ moments }: Choosing, part: number): Moment {
  return moments[Math.min(moments.length - 1, Math.floor(part * moments.length))] ?? { from: 0, to: 0, zoned: true }
}

/** The last moment before one, as exactly as that is told. */
export function justBefore({ from, to }: Moment): number {
  return from - (to - from + 1)
}

/** The first moment behind one, as exactly as that is told. */
export function justBehind({ from, to }: Moment): number {
  return to + (to - from + 1)
}

/** Long after the last row. */
export function farBehind({ moments: [newest] }: Choosing): number | undefined {
  return newest && newest.to + FAR
}

/** Long before the first row. */
export function farBefore({ moments }: Choosing): number | undefined {
  const oldest = moments.at(-1)
  return oldest && oldest.from - FAR
}

/** The ways of writing moments that a parameter takes, one where it takes any text. */
export function writingsOf({ context }: ListReader, { param }: Filter): readonly Writing[] {
  const accepts = (value: Json) => staysValid(context.judge, param, value)
  const taken = WRITINGS.filter(({ write }) => accepts(write(0)))
  return isStrict(accepts) ? taken : taken.slice(0, 1)
}

/** A selection by one end. */
export function edgeOf(
  { context }: ListReader,
  { param, keeps, property, rule, told }: Filter,
  writing: Writing,
  moment: number,
  label: string,
): Choice | undefined {
  const value = writing.write(cutTo(writing, moment))
  const meant = momentOf(value)
  if (meant === undefined || !staysValid(context.judge, param, value)) return undefined
  const edge: Edge = { moment: anyZone(meant), rule }
  const period: Period = keeps === 'from' ? { since: edge, property, told } : { until: edge, property, told }
  return { values: [[param, value]], period, empty: false, label, rule }
}

/** A selection by the ends that are given; `undefined` when one of them cannot be asked for. */
export function choose(
  { list, since, until }: Choosing,
  label: string,
  ends: { since?: number | undefined; until?: number | undefined },
): Choice | undefined {
  const wanted = [
    [since, ends.since],
    [until, ends.until],
  ] as const
  const edges = wanted.flatMap(([filter, moment]) => {
    if (moment === undefined) return []
    const [writing] = filter ? writingsOf(list, filter) : []
    return [filter && writing && edgeOf(list, filter, writing, moment, label)]
  })
  const [one, other] = edges
  if (one === undefined || edges.includes(undefined)) return undefined
  if (other === undefined) return one
  const together = since?.statement !== undefined && since.statement === until?.statement
  return { ...one, together, values: [...one.values, ...other.values], period: { ...one.period, ...other.period } }
}

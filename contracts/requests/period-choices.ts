/**
 * Chooses periods to ask for by the rows that were seen, so that a filter that does nothing, does the opposite, or is
 * off by something shows.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import { anyZone, cutTo, DAY, type Moment, momentOf, WRITINGS, type Writing } from '../judging/moments.ts'
import type { Page } from '../judging/pages.ts'
import type { Edge, Period } from '../judging/periods.ts'
import { valueAt } from '../judging/rows.ts'
import type { ListReader } from './list-reader.ts'
import { type Filter, isStrict } from './paged-list.ts'
import { staysValid } from './wire.ts'

/** A selection by time. */
export interface Choice {
  values: readonly (readonly [Parameter, Json])[]
  period: Period
  /** Nothing that was seen lies in it. */
  empty: boolean
  /** What is special about it. */
  label: string
  /** JSON pointer of the rule it probes. */
  rule: string
}

/** Everything that is asked of the filters by time. */
export interface Choices {
  periods: Choice[]
  /** Before a moment and behind it. */
  sides?: readonly [Choice, Choice]
  /** The same moment in several spellings, the usual one first. */
  spellings: Choice[][]
  /** A period that ends before it begins; no page says what comes of it. */
  reversed?: Choice
  /** A selection long enough to be read in pages. */
  half?: Choice
}

/** What choosing needs. */
interface Choosing {
  list: ListReader
  since: Filter | undefined
  until: Filter | undefined
  /** The rows, the newest first. */
  moments: readonly Moment[]
}

/** Nothing was seen this far from what was. */
const FAR = 3653 * DAY
/** Coarser spellings are not compared with finer ones. */
const COARSE = 1000

/** Chooses what to ask of the filters by time. */
export function periodChoices(list: ListReader, { rows }: Page, filters: readonly Filter[]): Choices {
  const choosing = choosingFrom(list, rows, filters)
  if (choosing === undefined) return { periods: [], spellings: [] }
  if (choosing.moments.length === 0) {
    const name = (choosing.since ?? choosing.until)?.property.join('/')
    list.context.leaveOut(`No row says at \`${name}\` when it was, so periods are not probed.`)
    return { periods: [], spellings: [] }
  }
  const ends = { since: at(choosing, 0.3), until: at(choosing, 0.7) }
  const reversed = choose(choosing, 'a period that ends before it begins', ends)
  const half = choose(choosing, 'the end of a period', { until: at(choosing, 0.2) })
  return {
    periods: [...bounded(choosing), ...without(choosing)],
    ...sidesOf(choosing),
    spellings: [spelled(choosing, choosing.since, 0), spelled(choosing, choosing.until, COARSE)],
    ...(reversed ? { reversed } : {}),
    ...(half ? { half } : {}),
  }
}

/** A period around rows of a page. */
export function periodAround(list: ListReader, { rows }: Page, filters: readonly Filter[]): Choice | undefined {
  const choosing = choosingFrom(list, rows, filters)
  if (choosing === undefined || choosing.moments.length === 0) return undefined
  const ends = { since: at(choosing, 0.7), until: at(choosing, 0.3) }
  return choose(choosing, 'a period around rows far back in the list', ends)
}

/** The filters by time and the moments of rows; nothing when there are no such filters. */
function choosingFrom(list: ListReader, rows: Page['rows'], filters: readonly Filter[]): Choosing | undefined {
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
function at({ moments }: Choosing, part: number): number {
  return moments[Math.min(moments.length - 1, Math.floor(part * moments.length))]?.from ?? 0
}

/** Periods around rows that were seen. */
function bounded(choosing: Choosing): Choice[] {
  // Few rows of a page, so that most of it is wrong where the filter does nothing.
  const recent = choosing.moments[Math.min(2, choosing.moments.length - 1)]?.from
  return [
    choose(choosing, 'the start of a period', { since: recent }),
    choose(choosing, 'the end of a period', { until: at(choosing, 0.6) }),
    choose(choosing, 'a period around rows of the list', { since: at(choosing, 0.7), until: at(choosing, 0.3) }),
    between(choosing),
  ].flatMap((choice) => choice ?? [])
}

/** A period between the two neighbours that are farthest apart. */
function between(choosing: Choosing): Choice | undefined {
  const { moments } = choosing
  const gaps = moments.flatMap((newer, index) => {
    const older = moments[index + 1]
    return older === undefined ? [] : [{ since: older.to, until: newer.from, width: newer.from - older.to }]
  })
  const [widest] = gaps.toSorted((one, other) => other.width - one.width)
  const third = Math.floor((widest?.width ?? 0) / 3)
  if (widest === undefined || third <= 0) return undefined
  const ends = { since: widest.since + third, until: widest.until - third }
  return choose(choosing, 'a period between two rows', ends)
}

/** Periods in which nothing was seen: long after the last row, long before the first one. */
function without(choosing: Choosing): Choice[] {
  const [newest] = choosing.moments
  const oldest = choosing.moments.at(-1)
  return [
    choose(choosing, 'a start long after the last row', { since: newest && newest.to + FAR }),
    choose(choosing, 'an end long before the first row', { until: oldest && oldest.from - FAR }),
  ].flatMap((choice) => (choice === undefined ? [] : [{ ...choice, empty: true }]))
}

/** What lies before a moment and what lies behind it, where a moment can be written that is one of a row. */
function sidesOf(choosing: Choosing): Pick<Choices, 'sides'> {
  const moment = at(choosing, 0.4)
  const before = choose(choosing, 'everything until a moment', { until: moment })
  const behind = choose(choosing, 'everything since a moment', { since: moment })
  return before && behind ? { sides: [before, behind] } : {}
}

/** One moment in every spelling that tells seconds and that the parameter takes. */
function spelled({ list, moments }: Choosing, filter: Filter | undefined, later: number): Choice[] {
  const moment = moments[Math.min(2, moments.length - 1)]?.from
  if (filter === undefined || moment === undefined) return []
  const exact = Math.floor(moment / COARSE) * COARSE + later
  const labels = ['a moment', 'another spelling of the same moment']
  return writingsOf(list, filter)
    .filter(({ step, write }) => step <= COARSE && momentOf(write(exact))?.zoned === true)
    .flatMap((writing, index) => edgeOf(list, filter, writing, exact, labels[Math.min(index, 1)] ?? '') ?? [])
}

/** The ways of writing moments that a parameter takes, one where it takes any text. */
function writingsOf({ context }: ListReader, { param }: Filter): readonly Writing[] {
  const accepts = (value: Json) => staysValid(context.judge, param, value)
  const taken = WRITINGS.filter(({ write }) => accepts(write(0)))
  return isStrict(accepts) ? taken : taken.slice(0, 1)
}

/** A selection by one end. */
function edgeOf(
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
function choose(
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
  return { ...one, values: [...one.values, ...other.values], period: { ...one.period, ...other.period } }
}

/**
 * Chooses periods to ask for by the rows that were seen, so that a filter that does nothing, does the opposite, or is
 * off by something shows.
 * Pure.
 */
import { DAY, momentOf } from '../judging/moments.ts'
import type { Page } from '../judging/pages.ts'
import type { ListReader } from './list-reader.ts'
import type { Filter } from './paged-list.ts'
import {
  at,
  type Choice,
  type Choosing,
  choose,
  choosingFrom,
  edgeOf,
  farBefore,
  farBehind,
  justBefore,
  justBehind,
  writingsOf,
} from './period-ends.ts'

/** Everything that is asked of the filters by time. */
export interface Choices {
  periods: Choice[]
  /** Before a moment and behind it. */
  sides?: readonly [Choice, Choice]
  /** The same moment in several spellings, the usual one first. */
  spellings: Choice[][]
  /** A period that ends before it begins; no page says what comes of it. */
  reversed?: Choice
  /** Selections long enough to be read in pages. */
  halves: Choice[]
}

/** Coarser spellings are not compared with finer ones. */
const COARSE = 1000
const YEAR = 366 * DAY

/** Chooses what to ask of the filters by time. */
export function periodChoices(list: ListReader, { rows }: Page, filters: readonly Filter[]): Choices {
  const choosing = choosingFrom(list, rows, filters)
  if (choosing === undefined) return { periods: [], spellings: [], halves: [] }
  if (choosing.moments.length === 0) {
    const name = (choosing.since ?? choosing.until)?.property.join('/')
    list.context.leaveOut(`No row says at \`${name}\` when it was, so periods are not probed.`)
    return { periods: [], spellings: [], halves: [] }
  }
  const ends = { since: at(choosing, 0.3).from, until: at(choosing, 0.7).from }
  const reversed = choose(choosing, 'a period that ends before it begins', ends)
  const halves = [
    choose(choosing, 'the end of a period', { until: at(choosing, 0.2).from }),
    choose(choosing, 'the start of a period', { since: at(choosing, 0.8).from }),
  ]
  return {
    periods: [...bounded(choosing), ...without(choosing)],
    ...sidesOf(choosing),
    spellings: [spelled(choosing, choosing.since, 0), spelled(choosing, choosing.until, COARSE)],
    ...(reversed ? { reversed } : {}),
    halves: halves.flatMap((half) => half ?? []),
  }
}

/** A period around rows of a page. */
export function periodAround(list: ListReader, { rows }: Page, filters: readonly Filter[]): Choice | undefined {
  const choosing = choosingFrom(list, rows, filters)
  if (choosing === undefined || choosing.moments.length === 0) return undefined
  const ends = { since: justBefore(at(choosing, 0.7)), until: justBehind(at(choosing, 0.3)) }
  return choose(choosing, 'a period around rows far back in the list', ends)
}

/** Periods around rows that were seen. */
function bounded(choosing: Choosing): Choice[] {
  // Few rows of a page, so that most of it is wrong where the filter does nothing.
  const recent = choosing.moments[Math.min(2, choosing.moments.length - 1)]
  // One end close to a row on either side: what is cut to seconds takes it for the other side.
  const around = { since: justBefore(at(choosing, 0.7)), until: justBehind(at(choosing, 0.3)) }
  const end = choose(choosing, 'the end of a period', { until: justBefore(at(choosing, 0.6)) })
  return [
    choose(choosing, 'the start of a period', { since: recent && justBehind(recent) }),
    end && { ...end, unnamed: true as const },
    choose(choosing, 'a period around rows of the list', around),
    long(choosing),
    between(choosing),
  ].flatMap((choice) => choice ?? [])
}

/** A period as long as people ask for at the end of a year; how long one may be, no page says. */
function long(choosing: Choosing): Choice | undefined {
  const newest = at(choosing, 0)
  const ends = { since: newest.from - YEAR, until: justBehind(newest) }
  const period = choose(choosing, 'a period of a year until the newest row', ends)
  return period && { ...period, atMost: 'should' }
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
  return [
    choose(choosing, 'a start long after the last row', { since: farBehind(choosing) }),
    choose(choosing, 'an end long before the first row', { until: farBefore(choosing) }),
  ].flatMap((choice) => (choice === undefined ? [] : [{ ...choice, empty: true }]))
}

/** What lies before a moment and what lies behind it, where a moment can be written that is one of a row. */
function sidesOf(choosing: Choosing): Pick<Choices, 'sides'> {
  const moment = at(choosing, 0.4).from
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

/**
 * Filters beside each other and beside offsets: an offset that is none, a search beside a period, one behind its only row,
 * a period that holds everything, and one whose ends are written in zones far apart.
 * Pure; the answers decide what is asked for next.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import { type Moment, momentOf } from '../judging/moments.ts'
import type { Row } from '../judging/pages.ts'
import type { Period } from '../judging/periods.ts'
import { valueAt } from '../judging/rows.ts'
import type { Case } from '../probes/probe.ts'
import { multipleRules } from './alignment.ts'
import { parameterFault } from './fault.ts'
import type { ListReader, Steps } from './list-reader.ts'
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
import { chosenBy, owed, periodCase, type Seen, seenIn, sizeOf, special, wholeOf } from './selections.ts'
import { text } from './text.ts'
import { ownValue } from './value-choices.ts'

/** How far the ends of a period in two zones are from the row between them: less than the zones are apart. */
const NEAR = 3 * 60 * 60 * 1000
/** Spellings that do not tell seconds are not compared. */
const COARSE = 1000

type Value = readonly [Parameter, Json]

/** A row, and what it is searched by. */
interface Searched {
  filter: Filter
  row: Row
  own: Json
  asked: Value
}

/** Everything that is asked of filters together. */
export function* together(seen: Seen, filters: readonly Filter[]): Steps<void> {
  const { list, first } = seen
  const declared = filters.filter((filter) => filter.declared)
  const choosing = choosingFrom(list, first.rows, declared)
  const times = choosing !== undefined && choosing.moments.length > 0 ? choosing : undefined
  for (const filter of declared) yield* unaligned(seen, filter, times)
  if (times) yield* everything(seen, times)
  if (times) yield* crossed(seen, times)
  for (const filter of declared.filter(({ keeps }) => keeps === 'equals')) {
    const searched = searchedBy(seen, filter)
    if (searched) yield* behind(seen, searched)
    if (searched && times) yield* beside(seen, searched, times)
  }
}

/** An offset that is no multiple of the size, beside a filter. */
function* unaligned({ list, first }: Seen, filter: Filter, times: Choosing | undefined): Steps<void> {
  const { operation, masker, judge } = list.context
  const [rule] = multipleRules(operation)
  const asked = valueFor(list, filter, first.rows, times)
  if (rule === undefined || asked === undefined || list.rule?.param !== rule.param) return
  const offset = list.usual + 1
  if (offset % list.usual === 0 || !judge.accepts(rule.param.schema, offset)) return
  const { constraint, pointer } = rule
  const label = `not a multiple of \`${rule.of.name}\` ${list.usual}, beside \`${filter.shape.label}\``
  const keyword = `beside-${filter.shape.label}`
  const fault = parameterFault(masker, rule.param, { keyword, label, was: undefined, value: offset })
  const { status: code } = constraint
  const status = code === undefined ? {} : { status: { code, pointer: `${pointer}/status` } }
  const from = { special: label, values: 'what keeps rows answered before' }
  const one = list.step(
    { offset, limit: list.usual, values: [asked], from },
    { intent: 'fault', rule: `${pointer}/statement`, fault, aims: { unaligned: { fault, ...status } } },
  )
  yield { ...one, secrets: [...one.secrets, ...(filter.keeps === 'equals' ? [text(asked[1])] : [])] }
}

/** A value of a filter that keeps rows which were seen. */
function valueFor(list: ListReader, filter: Filter, rows: readonly Row[], times: Choosing | undefined) {
  const { keeps, param, shape } = filter
  if (keeps === 'equals') {
    const [own] = rows.flatMap((row) => ownValue(list, filter, row) ?? [])
    return own === undefined ? undefined : ([param, shape.put(own)] as const)
  }
  const [newest] = times?.moments ?? []
  const oldest = times?.moments.at(-1)
  if (times === undefined || newest === undefined || oldest === undefined) return undefined
  const label = 'all that was seen'
  const choice = choose(times, label, keeps === 'from' ? { since: oldest.from } : { until: newest.to })
  return choice?.values[0]
}

/** A period that holds everything is the list. */
function* everything({ list, first }: Seen, times: Choosing): Steps<void> {
  const wide = choose(times, 'a period that holds every row', { since: farBefore(times), until: farBehind(times) })
  if (wide === undefined || (wide.period.since === undefined) !== (wide.period.until === undefined)) return
  const whole = wholeOf(list, first)
  const aims = { joined: { whole: first, parts: [], anchor: first, reading: list.reading } }
  const reference = list.request(whole)
  yield list.step(chosenBy(list, wide, whole), { ...special(wide), aims, earlier: [reference], reference })
}

/** A period whose start, as it is written, looks later than its end. */
function* crossed(seen: Seen, times: Choosing): Steps<void> {
  const { list, since, until } = times
  if (!since || !until || list.context.received) return
  const middle = at(times, 0.5)
  const [start, end] = [middle.from - NEAR, middle.to + NEAR]
  const spelled = (filter: Filter, moment: number) =>
    writingsOf(list, filter)
      .filter(({ step, write }) => step <= COARSE && momentOf(write(0))?.zoned === true)
      .flatMap((writing) => edgeOf(list, filter, writing, moment, 'a period whose ends are in zones far apart') ?? [])
      .toSorted((one, other) => (written(one) < written(other) ? -1 : 1))
  const from = spelled(since, start).at(-1)
  const [to] = spelled(until, end)
  if (from === undefined || to === undefined || written(from) <= written(to)) return
  const both = since.statement !== undefined && since.statement === until.statement
  yield periodCase(seen, seen.first.rows, {
    // In a period this short, what is off by little is off for most.
    ...{ ...from, together: both, atMost: 'should' as const },
    ...{ values: [...from.values, ...to.values], period: { ...from.period, ...to.period } },
  })
}

function written({ values: [value] }: Choice): string {
  return text(value?.[1] ?? '')
}

/** A row that can be searched by something no other row has. */
function searchedBy({ list, first }: Seen, filter: Filter): Searched | undefined {
  const { property, param, shape } = filter
  if (property.length !== 1 || property[0] !== list.reading.identity) return undefined
  const row = first.rows[Math.floor(first.rows.length / 2)]
  const own = row && ownValue(list, filter, row)
  return row === undefined || own === undefined ? undefined : { filter, row, own, asked: [param, shape.put(own)] }
}

/** Where one row is found, nothing is behind it. */
function* behind({ list, first }: Seen, { filter, own, asked }: Searched): Steps<void> {
  const { usual, rule } = list
  if (rule === undefined || !list.allows(usual, usual)) return
  const sentence = `query parameter \`${filter.shape.label}\` is the value of a row, behind the page with that row`
  const from = { special: sentence, values: 'the value of a row answered before', offset: 'behind the only row' }
  const fault = { location: filter.param.in, name: filter.shape.label, keyword: 'behind', sentence }
  const aims = { pastEnd: { first, reading: list.reading, told: rule.declared, searched: true as const } }
  const reference = list.request(wholeOf(list, first))
  const one = list.step({ offset: usual, limit: usual, values: [asked], from }, { fault, aims, reference })
  yield { ...one, secrets: [...one.secrets, text(own)] }
}

/** A search beside a period: of a row in it, and of rows that are not. */
function* beside(seen: Seen, searched: Searched, times: Choosing): Steps<void> {
  const moment = momentOf(valueAt(searched.row.value, times.since?.property ?? times.until?.property ?? []))
  if (moment === undefined) return
  const ends: [words: string, empty: boolean, choice: Choice | undefined][] = [
    ['a period long after it', true, choose(times, 'a search', { since: farBehind(times) })],
    ['a period long before it', true, choose(times, 'a search', { until: farBefore(times) })],
    ['a period around it', false, choose(times, 'a search', around(times, moment))],
  ]
  for (const [words, empty, choice] of ends) {
    if (choice) yield searchCase(seen, searched, { ...choice, empty, label: words })
  }
}

/** The ends of a period around a moment. */
function around({ since, until }: Choosing, moment: Moment): { since?: number; until?: number } {
  return {
    ...(since ? { since: justBefore(moment) } : {}),
    ...(until ? { until: justBehind(moment) } : {}),
  }
}

function searchCase(seen: Seen, { filter, row, own, asked }: Searched, choice: Choice): Case {
  const { list, first } = seen
  const { period, empty, label } = choice
  const sentence = `query parameter \`${filter.shape.label}\` is the value of a row, beside ${label}`
  const fault = {
    location: filter.param.in,
    name: filter.shape.label,
    keyword: `beside-${periodEnds(period)}`,
    sentence,
  }
  const from = { special: sentence, values: 'what a row answered before says' }
  // How filters go together no page says.
  const atMost = 'should' as const
  const known = { declared: true, told: filter.told, property: filter.property, atMost }
  const { aims, ...reference } = empty ? { aims: {} } : owed(seen, [row], () => true, known)
  const judged = { ...aims, period: { period, empty, first, reading: list.reading, atMost } }
  const more = { ...reference, fault, rule: choice.rule, aims: judged, earlier: seenIn(seen) }
  const one = list.step({ ...sizeOf(list), values: [asked, ...choice.values], from }, more)
  return { ...one, secrets: [...one.secrets, text(own)] }
}

/** Which ends a period has. */
function periodEnds({ since, until }: Period): string {
  return [...(since ? ['start'] : []), ...(until ? ['end'] : [])].join('-')
}

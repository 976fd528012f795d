/**
 * Where what is written can be read: as the document declares it, else under the same name, where what was read shows
 * that it is the same.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import { follow, splitPointer } from '../../scripts/lib/pointer.ts'
import type { WrittenValue } from '../aims.ts'
import { responseOf } from '../judging/documented.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { isShownAs, spoilingOf } from '../judging/spoiling.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { unitsOf } from '../requests/telling-values.ts'
import { type Exchange, isAccepted, parseBody } from '../transport/exchange.ts'
import { writeOf } from './observing.ts'

/** A place of a body, and the place where it is read. */
export interface ShownWay extends Pick<WrittenValue, 'pointer' | 'atMost' | 'guessed'> {
  from: string
  to: string
  /** Whether it is certain that what is written there is taken. */
  sure?: true
}

/** Shorter texts and smaller numbers may be the same by chance. */
const LONG_ENOUGH = 3

/**
 * What was written, and read afterwards; `exactly`: values that are spoilt are not taken for those that were written;
 * `unlike`: what was written before, whose values tell nothing where they are the same.
 */
export interface Seen {
  body: Json
  seen: Exchange
  exactly?: boolean
  unlike?: Json
}

/** The ways of the values of a body that was written, as far as what was read afterwards shows them. */
export function shownWays(
  context: ProbeContext,
  observer: Operation,
  { body, seen, exactly = false, unlike }: Seen,
): ShownWay[] {
  const parsed = parseBody(seen.answer)
  if (!isAccepted(seen.answer.status) || !parsed.ok) return []
  const shown = parsed.value
  const declared = declaredWays(context, body)
  const rest = unitsOf(body).filter((from) => !declared.some((way) => way.from === from))
  const named = namedWays(context, observer, rest, unitsOf(shown))
  const isTelling = ({ from }: ShownWay) =>
    unlike === undefined || JSON.stringify(follow(unlike, from)) !== JSON.stringify(follow(body, from))
  return [...declared, ...named].filter((way) => isTelling(way) && shows(way, body, shown, exactly))
}

/** The values of a body as they are due where others were seen before; what was seen before stands for what may not be taken. */
export function dueValues(ways: readonly ShownWay[], body: Json, before?: Exchange): WrittenValue[] {
  const parsed = before && parseBody(before.answer)
  return ways.flatMap(({ from, to, sure, ...way }): WrittenValue[] => {
    const value = follow(body, from) as Json | undefined
    const seen = parsed?.ok && !sure ? (follow(parsed.value, to) as Json | undefined) : undefined
    return value === undefined
      ? []
      : [{ at: to, value, ...way, shownOfOthers: true, ...(seen === undefined ? {} : { before: seen }) }]
  })
}

/** The ways that lead to a place which showed something else before anything was written. */
export function movedWays(ways: readonly ShownWay[], body: Json, before: Exchange): ShownWay[] {
  const parsed = parseBody(before.answer)
  return ways.flatMap((way) => {
    const was = parsed.ok ? (follow(parsed.value, way.to) as Json | undefined) : undefined
    return isShownAs(was, (follow(body, way.from) as Json | undefined) ?? null) ? [] : [{ ...way, sure: true as const }]
  })
}

/** Ways that are sure: those that were, and those that were seen with two different values. */
export function sureWays(ways: readonly ShownWay[], seenAgain: readonly ShownWay[]): ShownWay[] {
  const froms = new Set(seenAgain.map(({ from }) => from))
  const others = seenAgain.filter(({ from }) => !ways.some((way) => way.from === from))
  const again = ways.filter(({ from, sure }) => sure || froms.has(from))
  return [...again, ...others].map((way) => ({ ...way, sure: true }))
}

/** Whether an answer shows values as they were sent. */
export function showsAll({ answer }: Exchange, values: readonly WrittenValue[]): boolean {
  const parsed = parseBody(answer)
  return parsed.ok && values.every(({ at, value }) => isShownAs(follow(parsed.value, at) as Json | undefined, value))
}

function declaredWays({ table, operation }: ProbeContext, body: Json): ShownWay[] {
  return (writeOf(table, operation)?.shows ?? []).flatMap(({ from, to, pointer }) => {
    const value = follow(body, from) as Json | undefined
    const atMost = weigh('must', sourceOf(table, pointer))
    return value === undefined
      ? []
      : unitsOf(value).map((unit) => ({ from: from + unit, to: to + unit, pointer, atMost }))
  })
}

/** Ways from places to those of the same name: at the same place, around or within it, else the only one of the name. */
function namedWays(
  { table, operation }: ProbeContext,
  observer: Operation,
  from: readonly string[],
  to: readonly string[],
): ShownWay[] {
  const response = responseOf(observer, 200)?.pointer ?? observer.pointer
  const more = {
    pointer: operation.pointer,
    atMost: weigh('should', sourceOf(table, response)),
    guessed: true as const,
  }
  return from.flatMap((place): ShownWay[] => {
    const alike = to.filter((other) => nameOf(other) === nameOf(place))
    const [same] = alike.filter((other) => other === place)
    const along = alike.filter((other) => other.endsWith(place) || place.endsWith(other))
    const only = [along, alike].find(({ length }) => length === 1)?.[0]
    const found = same ?? only
    return found === undefined ? [] : [{ ...more, from: place, to: found }]
  })
}

function nameOf(pointer: string): string {
  return splitPointer(pointer).at(-1) ?? ''
}

/** Whether a value is seen where its way ends, be it spoilt; elsewhere than at its own place it takes more than chance. */
function shows({ from, to, guessed }: ShownWay, body: Json, shown: Json, exactly: boolean): boolean {
  const [sent, seen] = [follow(body, from) as Json | undefined, follow(shown, to) as Json | undefined]
  if (sent === undefined || seen === undefined) return false
  if (guessed && from !== to && String(sent).length < LONG_ENOUGH) return false
  return isShownAs(seen, sent) || (!exactly && spoilingOf(sent, seen) !== undefined)
}

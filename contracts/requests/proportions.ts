/**
 * Values that belong together by their names: a number that bounds another one of the same object (`maxLimit` beside
 * `limit`) is on the right side of it, and the end of a range (`lte` beside `gte`, `validUntil` beside `validFrom`) behind
 * its beginning. No schema says so, but many a target looks, and made-up values would be refused for it.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { DAY, momentOf } from '../judging/moments.ts'

/** How the name of a bound begins. */
const BOUND = /^(max|min)(?:imum)?[_-]?(?=.)/i

/** What the beginning of a range is called, and what its end. */
const FIRST = 'from start starts since begin begins after gte gt ge min minimum lower'.split(' ')
const LAST = 'until to till end ends through expires before lte lt le max maximum upper'.split(' ')

/** Two values of which the first bounds the second, by JSON pointer. */
interface Bounded {
  bound: string
  value: string
  /** What either has to be because of the other. */
  asked: { bound: Json; value: Json }
}

/** The body with such values in proportion, as far as it will do then; what is `kept` stays, and the other one moves. */
export function inProportion(body: Json, kept: readonly string[], accepts: (body: Json) => boolean): Json {
  return reversed(body, '').reduce<Json>((whole, { bound, value, asked }) => {
    const changes = [
      { at: bound, by: asked.bound },
      { at: value, by: asked.value },
    ]
    const moved = changes.filter(({ at }) => !kept.includes(at)).map(({ at, by }) => withValue(whole, at, by))
    return moved.find(accepts) ?? whole
  }, body)
}

/** The pairs that are on the wrong side of each other. */
function reversed(value: Json, pointer: string): Bounded[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => reversed(item, `${pointer}/${index}`))
  if (!isObject(value)) return []
  const below = Object.entries(value).flatMap(([name, member]) => reversed(member, joinPointer(pointer, name)))
  const own = Object.keys(value).flatMap((name) => [
    ...reversedBound(value, name, pointer),
    ...reversedRange(value, name, pointer),
  ])
  return [...own, ...below]
}

/** A range that ends before it begins, by the name of its end. */
function reversedRange(owner: JsonObject, name: string, pointer: string): Bounded[] {
  // Few values have an order, and taking names apart takes longer.
  const last = ordered(owner[name])
  const rest = last && withoutWord(name, LAST)
  if (!last || rest === undefined) return []
  const other = Object.keys(owner).find((one) => withoutWord(one, FIRST) === rest)
  const first = other === undefined ? undefined : ordered(owner[other])
  if (other === undefined || first?.kind !== last.kind) return []
  if (last.at > first.at || (last.at === first.at && last.apart === 0)) return []
  const asked = { bound: last.written(first.at + last.apart), value: first.written(last.at - first.apart) }
  return [{ bound: joinPointer(pointer, name), value: joinPointer(pointer, other), asked }]
}

/** A value that comes before or after others of its kind. */
interface Ordered {
  kind: string
  at: number
  /** How far from each other two are to be. */
  apart: number
  /** One that is elsewhere, written like this one. */
  written(at: number): Json
}

function ordered(value: Json | undefined): Ordered | undefined {
  if (typeof value === 'number') return { kind: 'number', at: value, apart: 0, written: (at) => at }
  const moment = typeof value === 'string' ? momentOf(value) : undefined
  if (typeof value !== 'string' || !moment) return undefined
  return { kind: `zoned ${moment.zoned}`, at: moment.from, apart: DAY, written: (at) => writtenLike(value, at) }
}

/** The words of a name without the one of some that it has; nothing where it has none. */
function withoutWord(name: string, words: readonly string[]): string | undefined {
  const own = name
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  const at = own.findIndex((word) => words.includes(word))
  return at === -1 ? undefined : own.toSpliced(at, 1).join(' ')
}

/** A moment as a day, where another one is written as that. */
function writtenLike(like: string, moment: number): string {
  const text = new Date(moment).toISOString()
  return like.length === 10 ? text.slice(0, 10) : text
}

function reversedBound(owner: JsonObject, name: string, pointer: string): Bounded[] {
  const [prefix = '', kind = ''] = BOUND.exec(name) ?? []
  const own = name.slice(prefix.length).toLowerCase()
  const other = prefix === '' ? undefined : Object.keys(owner).find((one) => one.toLowerCase() === own)
  const [bound, value] = [owner[name], other === undefined ? undefined : owner[other]]
  if (other === undefined || typeof bound !== 'number' || typeof value !== 'number') return []
  const isReversed = kind.toLowerCase() === 'max' ? bound < value : bound > value
  const places = { bound: joinPointer(pointer, name), value: joinPointer(pointer, other) }
  return isReversed ? [{ ...places, asked: { bound: value, value: bound } }] : []
}

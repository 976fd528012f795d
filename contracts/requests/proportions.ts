/**
 * Numbers that belong together by their names: what bounds another one of the same object (`maxLimit` beside `limit`) is
 * on the right side of it. No schema says so, but many a target looks, and made-up numbers would be refused for it.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'

/** How the name of a bound begins. */
const BOUND = /^(max|min)(?:imum)?[_-]?(?=.)/i

/** Two numbers of which the first bounds the second, by JSON pointer. */
interface Bounded {
  bound: string
  value: string
  /** What is the least or the most that either may be because of the other. */
  asked: { bound: number; value: number }
}

/** The body with such numbers in proportion, as far as it will do then; what is `kept` stays, and the other one moves. */
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
  return [...Object.keys(value).flatMap((name) => reversedBound(value, name, pointer)), ...below]
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

/**
 * A varied body brought back to the base request: what differs is the top-level property under test, nothing beside it; and
 * whether something still does.
 * Pure. A variation of something the base request leaves out may come with other optional properties; whether those are
 * welcome is another question.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import { difference, withValue } from '../../scripts/lib/sampling/edits.ts'

/**
 * The base body with the property that `pointer` leads through as it is in the varied one.
 *
 * @example nearBase({ a: 1 }, { a: 1, b: 2, c: 3 }, '/b') // => { a: 1, b: 2 }
 */
export function nearBase(base: Json, varied: Json, pointer: string): Json {
  const [top] = splitPointer(pointer)
  if (!isObject(base) || !isObject(varied) || top === undefined) return varied
  const others = Object.entries(base).filter(([name]) => name !== top)
  const tested = Object.entries(varied).filter(([name]) => name === top)
  return Object.fromEntries([...others, ...tested])
}

/** Whether two bodies differ beside a place, too: what is there may be asked for by another alternative only. */
export function differsElsewhere(body: Json, instance: Json, pointer: string): boolean {
  const without = (value: Json) => (pointer === '' ? null : withValue(value, pointer, undefined))
  return difference(without(body), without(instance)) !== ''
}

/**
 * Values of a run as JSON and back: maps are written as pairs under a name of their own.
 * Pure; what cannot be written is an error of the program.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'

/** Name under which the pairs of a map stand. */
const MAP = '$map'

/** How deep a value is written. */
const DEEPEST = 250

/** Writes a value as JSON; what is nested beyond reason is left out. */
export function freeze(value: unknown, depth = 0): Json {
  if (depth > DEEPEST) return null
  if (value instanceof Map)
    return { [MAP]: [...value].map(([key, item]) => [freeze(key, depth + 1), freeze(item, depth + 1)]) }
  if (Array.isArray(value)) return value.map((item) => freeze(item, depth + 1))
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError('A value of this kind cannot be recorded.')
  }
  const members = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(members.map(([key, item]) => [key, freeze(item, depth + 1)]))
}

/** Reads a value that was written. */
export function thaw(value: Json): unknown {
  if (Array.isArray(value)) return value.map(thaw)
  if (!isObject(value)) return value
  const pairs = value[MAP]
  if (Object.hasOwn(value, MAP) && Array.isArray(pairs)) {
    return new Map(
      pairs.flatMap((pair) => (Array.isArray(pair) ? [[thaw(pair[0] ?? null), thaw(pair[1] ?? null)]] : [])),
    )
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, thaw(item)]))
}

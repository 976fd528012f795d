/**
 * Remembers what was made for a schema: servers are judged one after the other by one table, and several probes ask for
 * the same values.
 * Keeps as much as it is allowed to and forgets everything then; goes with the document it was made for.
 */
import type { SchemaInContext } from './sampling.ts'

/** Gives what was made for a schema and a key before, or makes it. */
export type Memory<Value> = (context: SchemaInContext, key: string, make: () => Value) => Value

/** A memory of results that weigh at most so much together; documents and schemas must not change afterwards. */
export function createMemory<Value>(most: number, weigh: (value: Value) => number): Memory<Value> {
  let known = new WeakMap<object, WeakMap<object, Map<string, Value>>>()
  let weight = 0
  return ({ schema, root }, key, make) => {
    if (typeof schema === 'boolean') return make()
    const bySchema = known.get(root) ?? new WeakMap<object, Map<string, Value>>()
    const byKey = bySchema.get(schema) ?? new Map<string, Value>()
    const kept = byKey.get(key)
    if (kept !== undefined) return kept
    const value = make()
    weight += weigh(value)
    if (weight > most) {
      known = new WeakMap()
      weight = 0
      return value
    }
    known.set(root, bySchema.set(schema, byKey.set(key, value)))
    return value
  }
}

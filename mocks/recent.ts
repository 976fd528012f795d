/**
 * What was asked for lately, so that it need not be made again: bounded, and forgotten in two halves.
 * Pure apart from what it remembers.
 */

/** Gives the value of a key, made when it is not remembered. */
export type Recent<Key, Value> = (key: Key, make: () => Value) => Value

/** Makes a memory of what was asked for lately; `half` of what it holds, at the most, is younger than the rest. */
export function createRecent<Key, Value>(half = 512): Recent<Key, Value> {
  let young = new Map<Key, Value>()
  let old = new Map<Key, Value>()
  let last: { key: Key; value: Value } | undefined
  return (key, make) => {
    // A text that is asked for again need not be looked up: to be compared it is not hashed.
    if (last !== undefined && last.key === key) return last.value
    let value = young.get(key)
    if (value === undefined) {
      value = old.get(key) ?? make()
      if (young.size >= half) [old, young] = [young, new Map()]
      young.set(key, value)
    }
    last = { key, value }
    return value
  }
}

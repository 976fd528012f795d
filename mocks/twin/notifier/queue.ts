/**
 * A queue whose ends cost the same however long it is.
 * Pure.
 */

/** First in, first out. */
export interface Queue<Item> {
  readonly size: number
  push(item: Item): void
  /** The item at a place counted from the front, or `undefined`. */
  at(index: number): Item | undefined
  /** Takes the first one. */
  shift(): Item | undefined
  /** All of them, in order. */
  all(): Item[]
}

/** Number of taken places from which on they are given back. */
const SLACK = 1024

/** Makes an empty queue. */
export function createQueue<Item>(): Queue<Item> {
  let items: (Item | undefined)[] = []
  let first = 0
  return {
    get size() {
      return items.length - first
    },
    push(item) {
      items.push(item)
    },
    at: (index) => items[first + index],
    shift() {
      if (first === items.length) return undefined
      const item = items[first]
      items[first] = undefined
      first += 1
      if (first >= SLACK && first * 2 >= items.length) {
        items = items.slice(first)
        first = 0
      }
      return item
    },
    all: () => items.slice(first).filter((item) => item !== undefined),
  }
}

/**
 * The order of a list as two columns, times and the numbers of rows, the oldest first, so that the newest is appended.
 * Changed in place; finds by halving.
 */

/** Times and numbers of rows, in the order of time. */
export interface Columns {
  readonly length: number
  /** Puts a row in its place: after those of the same moment. */
  insert(time: number, number: number): void
  /** Puts many rows in their places; their times come newest first, their numbers count up from one. */
  merge(times: Float64Array, first: number): void
  /** The numbers of the rows of a page, the newest first; bounds of the period are part of it. */
  page(offset: number, limit: number, from?: number, to?: number): number[]
}

/** Room of columns that hold anything. */
const ROOM = 16

/** Makes empty columns. */
export function createColumns(): Columns {
  return new TwoColumns()
}

class TwoColumns implements Columns {
  length = 0
  #times = NO_TIMES
  #numbers = NO_NUMBERS

  insert(time: number, number: number): void {
    this.#makeRoom(this.length + 1)
    const at = this.#olderThan(time, true)
    if (at < this.length) {
      this.#times.copyWithin(at + 1, at, this.length)
      this.#numbers.copyWithin(at + 1, at, this.length)
    }
    this.#times[at] = time
    this.#numbers[at] = number
    this.length += 1
  }

  merge(times: Float64Array, first: number): void {
    this.#makeRoom(this.length + times.length)
    let [own, other] = [this.length - 1, 0]
    for (let at = this.length + times.length - 1; other < times.length; at -= 1) {
      const [ownTime, time] = [own < 0 ? Number.NEGATIVE_INFINITY : (this.#times[own] ?? 0), times[other] ?? 0]
      const isOwn = ownTime > time
      this.#times[at] = isOwn ? ownTime : time
      this.#numbers[at] = isOwn ? (this.#numbers[own] ?? 0) : first + other
      if (isOwn) own -= 1
      else other += 1
    }
    this.length += times.length
  }

  page(offset: number, limit: number, from?: number, to?: number): number[] {
    const start = from === undefined ? 0 : this.#olderThan(from, false)
    const end = (to === undefined ? this.length : this.#olderThan(to, true)) - offset
    const numbers: number[] = []
    for (let at = end - 1; at >= Math.max(start, end - limit); at -= 1) numbers.push(this.#numbers[at] ?? 0)
    return numbers
  }

  /** How many are older than a moment, or not newer. */
  #olderThan(time: number, orEqual: boolean): number {
    const last = this.#times[this.length - 1]
    if (last === undefined || last < time || (orEqual && last === time)) return this.length
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const found = this.#times[middle] ?? 0
      if (found < time || (orEqual && found === time)) low = middle + 1
      else high = middle
    }
    return low
  }

  #makeRoom(length: number): void {
    if (length <= this.#times.length) return
    const room = Math.max(ROOM, length, Math.min(2 * this.#times.length, length + MOST_SPARE))
    const [times, numbers] = [new Float64Array(room), new Uint32Array(room)]
    times.set(this.#times)
    numbers.set(this.#numbers)
    this.#times = times
    this.#numbers = numbers
  }
}

const NO_TIMES = new Float64Array(0)
const NO_NUMBERS = new Uint32Array(0)

/** Rows for which room is made ahead, at the most. */
const MOST_SPARE = 1 << 20

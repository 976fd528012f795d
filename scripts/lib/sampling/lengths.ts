/**
 * Sets of text lengths as bit sets: which lengths a part of a pattern can have, and how lengths of parts add up.
 * Pure.
 */

/** A set of lengths: bit n is set when length n is possible. */
export type Lengths = bigint

/** The empty set, and the set of the empty text's length. */
export const NONE: Lengths = 0n
export const ZERO: Lengths = 1n

/** Sets that never reach beyond one greatest length. */
export interface LengthAlgebra {
  /** The greatest length a set can hold. */
  readonly cap: number
  /** The lengths from `min` to `max`, both included. */
  interval(min: number, max: number): Lengths
  /** Every sum of one length of each set. */
  sum(a: Lengths, b: Lengths): Lengths
  /** Every sum of exactly `times` lengths of a set. */
  power(set: Lengths, times: number): Lengths
}

/** Makes the operations for lengths up to `cap`. */
export function createLengths(cap: number): LengthAlgebra {
  const mask = (1n << BigInt(cap + 1)) - 1n
  const interval = (min: number, max: number): Lengths => {
    const end = Math.min(max, cap)
    return min > end ? NONE : ((1n << BigInt(end - min + 1)) - 1n) << BigInt(min)
  }
  const sum = (a: Lengths, b: Lengths): Lengths => {
    if (a === ZERO) return b
    if (b === ZERO) return a
    const [few, many] = runs(a).length <= runs(b).length ? [runs(a), b] : [runs(b), a]
    return few.reduce((total, run) => total | (spread(many, run.end - run.start) << BigInt(run.start)), NONE) & mask
  }
  const power = (set: Lengths, times: number): Lengths => {
    let result = ZERO
    let square = set
    for (let left = Math.min(times, cap + 1); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = sum(result, square)
      if (left > 1) square = sum(square, square)
    }
    // More copies than the cap can only fit when some are empty, which the capped count has allowed for already.
    return times > cap + 1 && (set & ZERO) === NONE ? NONE : result
  }
  const spread = (set: Lengths, by: number): Lengths => {
    let wide = set
    for (let reached = 0; reached < by; ) {
      const step = Math.min(reached + 1, by - reached)
      wide |= (wide << BigInt(step)) & mask
      reached += step
    }
    return wide
  }
  return { cap, interval, sum, power }
}

/** Whether a length is in a set. */
export function hasLength(set: Lengths, length: number): boolean {
  return length >= 0 && ((set >> BigInt(length)) & 1n) === 1n
}

/** The lengths of a set, ascending. */
export function lengthList(set: Lengths): number[] {
  return runs(set).flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, index) => start + index))
}

/** The stretches of consecutive lengths, ascending. */
function runs(set: Lengths): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const digits = set.toString(2)
  const last = digits.length - 1
  for (let bit = last; bit >= 0; bit--) {
    if (digits[bit] !== '1') continue
    const length = last - bit
    const run = found.at(-1)
    if (run && run.end === length - 1) run.end = length
    else found.push({ start: length, end: length })
  }
  return found
}

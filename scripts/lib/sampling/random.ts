/**
 * The one source of chance: a small seeded generator (mulberry32), the same everywhere for the same seed.
 * Pure; never asks the clock or the system for randomness.
 *
 * @see https://github.com/cprosche/mulberry32
 */

/** A stream of reproducible numbers. */
export interface Random {
  /** A whole number from 0 to `count - 1`; 0 when `count` is below 2. */
  below(count: number): number
  /** One of the items, or `undefined` when there is none. */
  pick<Item>(items: readonly Item[]): Item | undefined
}

/** Starts a stream; equal seeds give equal streams. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (count: number): number => (count < 2 ? 0 : Math.floor(next() * count))
  return { below, pick: (items) => items[below(items.length)] }
}

/** A seed for one purpose, made from a seed and the purpose's name, so that neighbours do not repeat each other. */
export function deriveSeed(seed: number, purpose: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let index = 0; index < purpose.length; index++) hash = Math.imul(hash ^ purpose.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

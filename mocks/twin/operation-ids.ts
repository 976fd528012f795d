/**
 * Ids of authorisations, made as retrieval reference numbers are: when it was, and a number that counts up. What a
 * server decides is counted in digits and letters, from zero or from a place by chance: a bank that remembers the ids of
 * an earlier server would otherwise take new authorisations for deliveries it has had.
 * Pure, but for that chance.
 */
import { randomInt } from 'node:crypto'
import type { Store } from './store.ts'

/** Places of the number that an id ends in. */
const PLACES = 6

const [DIGITS, DIGITS_AND_LETTERS] = [10, 36]

const HOUR_MS = 3_600_000

/** The id of the authorisation that is decided next, in the order of its numbers. */
export function nextId(time: number, { series, sequence }: Pick<Store, 'series' | 'sequence'>): string {
  return retrievalReference(time, series + sequence, DIGITS_AND_LETTERS)
}

/** Where to count from, so that thousands of servers do not meet. */
export function anySeries(): number {
  return randomInt(1, DIGITS_AND_LETTERS ** PLACES)
}

/** Last digit of the year, day of the year, hour, number. */
export function retrievalReference(time: number, number: number, radix = DIGITS): string {
  const date = new Date(time)
  const day = Math.floor((time - Date.UTC(date.getUTCFullYear(), 0, 1)) / (24 * HOUR_MS)) + 1
  const hour = String(date.getUTCHours()).padStart(2, '0')
  const end = (number % radix ** PLACES).toString(radix).toUpperCase().padStart(PLACES, '0')
  return `${date.getUTCFullYear() % 10}${String(day).padStart(3, '0')}${hour}${end}`
}

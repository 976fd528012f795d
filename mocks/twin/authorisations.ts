/**
 * The authorisations of a card: a list that is newest first and stays so, asked by page, period and id.
 * Pure; a page costs the same wherever it is.
 */
import type { JsonObject } from '../../scripts/lib/json.ts'

/** An authorisation and the time it happened. */
export interface Authorisation {
  id: string
  /** Milliseconds since 1970. */
  time: number
  row: JsonObject
}

/** Which authorisations are wanted; bounds of the period are part of it. */
export interface AuthorisationQuery {
  offset: number
  limit: number
  from?: number
  to?: number
  id?: string
}

/** The authorisations of one card. */
export interface AuthorisationList {
  /** Number of all of them. */
  total: number
  /** The rows that are wanted, the newest first. */
  page(query: AuthorisationQuery): JsonObject[]
}

/** Makes a list; of two that happened at the same time the one given first stays first. */
export function createAuthorisations(authorisations: readonly Authorisation[]): AuthorisationList {
  const newestFirst = authorisations.toSorted((a, b) => b.time - a.time)
  const byId = new Map(newestFirst.map((one) => [one.id, one]))
  return {
    total: newestFirst.length,
    page({ offset, limit, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, id }) {
      if (id !== undefined) {
        const found = [byId.get(id)].filter((one) => one !== undefined && one.time >= from && one.time <= to)
        return rowsOf(found.slice(offset, offset + limit))
      }
      const first = countWhile(newestFirst, ({ time }) => time > to)
      const end = countWhile(newestFirst, ({ time }) => time >= from)
      return rowsOf(newestFirst.slice(first + offset, Math.max(first, Math.min(end, first + offset + limit))))
    },
  }
}

function rowsOf(authorisations: readonly (Authorisation | undefined)[]): JsonObject[] {
  return authorisations.flatMap((one) => (one === undefined ? [] : [one.row]))
}

/** How many at the beginning of a sorted list are so; found by halving. */
function countWhile<Item>(items: readonly Item[], isSo: (item: Item) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && isSo(item)) low = middle + 1
    else high = middle
  }
  return low
}

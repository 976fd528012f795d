/**
 * The list that something which was made belongs to, looked through for a row with its id.
 * Pure; sends nothing.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Aims } from '../aims.ts'
import { readRows } from '../judging/pages.ts'
import type { Case } from '../probes/probe.ts'
import { cursorOf } from '../requests/cursors.ts'
import { ListReader, type Steps } from '../requests/list-reader.ts'
import { hasId } from '../requests/made-things.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { text } from '../requests/text.ts'
import type { Exchange } from '../transport/exchange.ts'
import { besideMaking, type Made } from './made.ts'

/** What is known of a list before it is read. */
export type Listing = Omit<Aims['listed'], 'atMost'>

/** Pages of a list that are looked through: what was just made may be on the last one. */
const MOST_PAGES = 8

/**
 * Reads pages until one has what was made, or is the last; each page again while it does not have what is wanted there,
 * or still has what is not.
 */
export function* lookedThrough(
  made: Made,
  operation: Operation,
  wanted: boolean,
  judged: (listing: Listing) => Partial<Case>,
): Steps<void> {
  const other = besideMaking(made, operation)
  if (!other) return
  const paging = pagingsOf(other.table, operation)[0]
  const list = new ListReader(other, paging)
  const { reading, largest: limit } = list
  const id = text(made.id)
  const rowsIn = (exchange: Exchange | undefined) => exchange && readRows(exchange, reading)
  const isListed = (exchange: Exchange) => rowsIn(exchange)?.some(({ value }) => hasId(value, id)) === true
  const isFull = (exchange: Exchange | undefined) => paging !== undefined && (rowsIn(exchange)?.length ?? 0) >= limit
  const cursor = cursorOf(operation)
  const listing = { ...{ id, reading, pointer: operation.pointer }, ...(cursor ? { cursor } : {}) }
  for (let page = 0; page < MOST_PAGES && (page === 0 || list.allows(page * limit, limit)); page += 1) {
    const seen = yield list.step(paging ? { offset: page * limit, limit } : {}, {
      ...{ ...made.on, operation, rule: operation.pointer, earlier: [made.made.request] },
      until: (exchange) => (wanted ? isListed(exchange) || isFull(exchange) : !isListed(exchange)),
      ...judged({ ...listing, ...(paging ? { limit } : {}) }),
    })
    if (seen === undefined || isListed(seen) || !isFull(seen)) return
  }
}

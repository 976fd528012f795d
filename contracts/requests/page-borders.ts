/**
 * Pages whose borders lie elsewhere than those of the pages that were read, so that what is lost at a border shows.
 * Pure.
 */
import type { Page } from '../judging/pages.ts'
import type { ListReader, Steps } from './list-reader.ts'

/** Sizes that are tried, the usual one first. */
function sizesOf({ usual }: ListReader): number[] {
  return Array.from({ length: Math.max(0, usual - 1) }, (_, index) => usual - index)
}

/** A page with rows of two neighbours of a walk, so that nothing can be lost between them. */
export function* across(list: ListReader, one: Page, other: Page): Steps<void> {
  const border = one.offset + one.limit
  const size = sizesOf(list).find((size) => border % size !== 0 && list.allows(border - (border % size), size))
  if (size === undefined || other.offset !== border || one.rows.length < one.limit) return
  const offset = border - (border % size)
  const start = offset - one.offset
  const rows = [...one.rows, ...other.rows].slice(Math.max(0, start), start + size)
  const aims = { joined: { whole: { offset, limit: size, rows }, parts: [], anchor: one, reading: list.reading } }
  const from = {
    special: 'rows of two neighbours of the walk',
    offset: 'before their border',
    limit: 'less than a page',
    reference: { offset: 'the first of them' },
  }
  const reference = list.request({ offset: one.offset, limit: one.limit })
  const earlier = [one, other].map((page) => list.request({ offset: page.offset, limit: page.limit }))
  if (start >= 0) yield list.step({ offset, limit: size, from }, { aims, earlier, reference })
}

/** The last page, in a smaller size, of a list that was read on one page: it is not full, and has what is left over. */
export function* remainder(list: ListReader, whole: Page): Steps<void> {
  const { length } = whole.rows
  const isLast = (size: number) => size < length && length % size !== 0 && list.allows(length - (length % size), size)
  const size = sizesOf(list).find(isLast)
  if (size === undefined || length >= whole.limit) return
  const offset = length - (length % size)
  const rows = whole.rows.slice(offset)
  const aims = { joined: { whole: { offset, limit: size, rows }, parts: [], anchor: whole, reading: list.reading } }
  const from = {
    special: 'the last page, which is not full',
    offset: 'where a page begins that the list has no more rows to fill',
    limit: 'less than the list has rows',
    reference: { offset: 'the first row' },
  }
  const reference = list.request({ offset: 0, limit: whole.limit })
  yield list.step({ offset, limit: size, from }, { aims, earlier: [reference], reference })
}

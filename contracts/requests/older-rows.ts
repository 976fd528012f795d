/**
 * Asks a list that was read to its end for rows from before the oldest one: by its pages it has none.
 * Pure.
 */
import type { Page } from '../judging/pages.ts'
import type { ListReader, Steps } from './list-reader.ts'
import { filtersOf } from './paged-list.ts'
import { choose, choosingFrom, justBefore } from './period-ends.ts'
import { chosenBy, special } from './selections.ts'

/** Rows that would be behind the last page, where all pages were read and rows can be asked for by time. */
export function* olderRows(list: ListReader, pages: readonly Page[], end: number): Steps<void> {
  const { table, operation, judge } = list.context
  const filters = filtersOf(table, operation, judge).filter(({ keeps, declared }) => declared && keeps === 'until')
  const rows = pages.flatMap((page) => page.rows)
  const choosing = choosingFrom(list, rows, filters)
  const oldest = choosing?.moments.at(-1)
  const behind = pages.find((page) => page.offset >= end && page.rows.length === 0)
  // A row that does not say when it was may be any.
  if (!choosing || !oldest || behind === undefined || choosing.moments.length < rows.length || !areAll(pages)) return
  const choice = choose(choosing, 'before the oldest row of all pages', { until: justBefore(oldest) })
  if (choice === undefined) return
  const page = { offset: 0, limit: list.largest }
  const aims = { beyond: { pages, period: choice.period, reading: list.reading } }
  const earlier = pages.map(({ offset, limit }) => list.request({ offset, limit }))
  const reference = list.request({ offset: behind.offset, limit: behind.limit })
  const rule = list.rule?.rule ?? choice.rule
  yield list.step(chosenBy(list, choice, page), { ...special(choice), rule, aims, earlier, reference })
}

/** Whether pages have every row up to their end. */
function areAll(pages: readonly Page[]): boolean {
  let reached = 0
  for (const { offset, limit } of pages.toSorted((one, other) => one.offset - other.offset)) {
    if (offset > reached) return false
    reached = Math.max(reached, offset + limit)
  }
  return true
}

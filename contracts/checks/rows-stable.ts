/** Holds that one question has one answer while nothing is written. */
import { changedOrder } from '../judging/orders.ts'
import { CHANGED, readRows, sameRows } from '../judging/pages.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'rows-stable',
  severity: 'must',
  title: 'Answers with the same rows in the same order when asked again',
  asserts: 'Rows at an offset are the same ones each time, as long as the list is the same.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
  needs: ['exchange', 'repeated'],
  judge({ exchange, repeated: { before, reading, property } }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no page was answered whose rows can be told')
    const moved = changedOrder(before.rows, rows, property)
    if (moved === undefined) return sameRows(before.rows, rows) ? pass : skip(CHANGED)
    // No page says which one of two rows of the same moment comes first.
    const weight = moved.apart > 0 ? {} : ({ atMost: 'should' } as const)
    return fail('the rows in the order of the first answer', `${rowsInWords(moved.rows)} in another order`, weight)
  },
})

/** Holds that a selection comes in the order that the document states for the list. */
import { orderOfRows } from '../judging/orders.ts'
import { readRows } from '../judging/pages.ts'
import { isGross } from '../judging/periods.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'filter-order',
  severity: 'must',
  title: 'Answers with the rows of a selection in the stated order',
  asserts: 'Rows that a filter keeps come in the order that is stated for the list.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'sorted'],
  judge({ exchange, sorted: { order, reading } }) {
    const { direction, property, rule, told } = order
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    const { right, wrong } = orderOfRows([{ offset: 0, limit: rows.length, rows }], property, direction)
    if (wrong === 0) return right === 0 ? skip('no two rows say which one is older') : pass
    const expected = direction === 'descending' ? 'the newest row first' : 'the oldest row first'
    const actual = `${wrong} of ${right + wrong} rows on the wrong side of the one before`
    const gross = isGross(wrong, right + wrong)
    const weight = told || gross ? {} : ({ atMost: 'should' } as const)
    return fail(expected, actual, { pointer: rule, keyword: gross ? 'reversed' : 'mixed', ...weight })
  },
})

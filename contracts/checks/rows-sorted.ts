/** Holds that rows come in the order they were asked for in. */
import { orderOfRows } from '../judging/orders.ts'
import { readRows } from '../judging/pages.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'rows-sorted',
  severity: 'should',
  title: 'Answers with rows in the order that was asked for',
  asserts: 'Rows come along the property that a parameter called after sorting names, the way round that it says.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'arranged'],
  judge({ exchange, arranged: { order, reading } }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    const { right, wrong } = orderOfRows([{ offset: 0, limit: rows.length, rows }], order.property, order.direction)
    if (wrong === 0) return right === 0 ? skip('no two rows say which one comes first') : pass
    const expected = `${order.direction} \`${order.property.join('/')}\``
    return fail(expected, `${wrong} of ${right + wrong} rows on the wrong side of the one before`)
  },
})

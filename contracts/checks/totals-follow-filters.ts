/** Holds that a filter counts for what is said of the whole list, too. */
import { readRows } from '../judging/pages.ts'
import { contradiction, saidIn, surplus } from '../judging/totals.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'totals-follow-filters',
  severity: 'should',
  title: 'Counts only the rows that a filter keeps',
  asserts: 'A page that shows all rows of a selection says that there are as many, and no more.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#schema-object',
  needs: ['table', 'operation', 'exchange', 'selected'],
  judge({ table, operation, exchange, selected: { fewer, first, beside, reading, atMost } }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    const all = rows.length < fewer
    if (!all && beside === 0) return skip('there may be more rows')
    const met = { rows: rows.length, end: rows.length, whole: true, until: rows.length }
    const found = saidIn(table, operation, exchange.answer).flatMap((said) => {
      const wrong = all ? contradiction(said, met) : surplus(said, first.said, beside)
      const more = { pointer: said.pointer, keyword: said.name, atMost }
      return wrong === undefined ? [] : [fail(`\`${said.name}\`: ${wrong.expected}`, wrong.actual, more)]
    })
    return found.length === 0 ? pass : found
  },
})

/** Holds that there is nothing behind the last row. */
import { CHANGED, isUnchanged, readRows } from '../judging/pages.ts'
import { rowsInWords } from '../judging/rows.ts'
import { isAccepted, isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'past-the-end-empty',
  severity: 'must',
  title: 'Answers with an empty page behind the last row',
  asserts: 'An offset behind the last row is an offset like any other: its page has no rows.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'pastEnd', 'references'],
  judge({ exchange, pastEnd: { first, reading, told, searched }, references: [again] }) {
    const { status, body } = exchange.answer
    // No page states what comes after the last row.
    const weight = { atMost: told ? ('should' as const) : ('may' as const), keyword: 'status' }
    if (isRefused(status) && searched) return skip('a search that finds nothing may be refused')
    if (isRefused(status)) return fail('2xx and no rows', String(status), weight)
    if (!isAccepted(status)) return skip('the answer is a server error or a redirection, which is judged by itself')
    const rows = readRows(exchange, reading)
    if (rows === undefined) return body.length === 0 ? pass : skip('the rows of a page cannot be told')
    if (rows.length === 0) return pass
    return isUnchanged(first.rows, again, reading) ? fail('no rows', rowsInWords(rows.length)) : skip(CHANGED)
  },
})

/** Holds that a page of unnamed size has the default size. */

import { rowsInWords, rowsOf } from '../judging/rows.ts'
import { isAccepted, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'default-page-size',
  severity: 'must',
  title: 'Answers with a page of default size when none is named',
  asserts: 'Without the size parameter a page has as many rows as the default says, or all rows when they are fewer.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#schema-object',
  needs: ['exchange', 'defaultPage', 'references'],
  judge({ exchange, defaultPage: { size, list }, references: [larger] }) {
    const count = ({ answer }: typeof exchange) => {
      const body = isAccepted(answer.status) ? parseBody(answer) : undefined
      return body?.ok ? rowsOf(body.value, list)?.length : undefined
    }
    const rows = count(exchange)
    if (rows === undefined) return skip('the rows of a page cannot be told; name them as `listProperty` in the data')
    if (rows > size) return fail(`at most ${rowsInWords(size)}`, rowsInWords(rows))
    const available = larger === undefined ? undefined : count(larger)
    if (available === undefined) return rows === size ? pass : skip('it is not known whether there are more rows')
    const due = Math.min(size, available)
    return rows >= due ? pass : fail(rowsInWords(due), rowsInWords(rows))
  },
})

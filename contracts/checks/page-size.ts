/** Holds that a page has no more rows than were asked for. */

import { rowsInWords, rowsOf } from '../judging/rows.ts'
import { isAccepted, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'page-size',
  severity: 'must',
  title: 'Answers with no more rows than were asked for',
  asserts: 'A page has at most as many rows as its size parameter says.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'page'],
  judge({ exchange: { answer }, page: { limit, list, pointer } }) {
    if (!isAccepted(answer.status)) return skip('no page was answered')
    const body = parseBody(answer)
    const rows = body.ok ? rowsOf(body.value, list) : undefined
    if (rows === undefined) return skip('the rows of a page cannot be told; name them as `listProperty` in the data')
    return rows.length <= limit ? pass : fail(`at most ${rowsInWords(limit)}`, rowsInWords(rows.length), { pointer })
  },
})

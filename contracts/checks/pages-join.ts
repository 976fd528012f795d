/** Holds that pages are pieces of one list. */
import { CHANGED, difference, isUnchanged, readRows } from '../judging/pages.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'pages-join',
  severity: 'must',
  title: 'Pages put together are the page of their size',
  asserts: 'Two pages that follow each other have the rows of one page that is as large as both, in the same order.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'joined', 'references'],
  judge({ exchange, joined: { whole, parts, anchor, reading }, references: [again] }) {
    const last = readRows(exchange, reading)
    if (last === undefined) return skip('no page was answered whose rows can be told')
    if (!isUnchanged(anchor.rows, again, reading)) return skip(CHANGED)
    const pieces = [...parts.flatMap(({ rows }) => rows), ...last]
    const found = difference(whole.rows, pieces)
    return found === undefined
      ? pass
      : fail(`the ${rowsInWords(whole.rows.length)} that pages of another size have there`, found)
  },
})

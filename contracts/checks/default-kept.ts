/** Holds that a parameter which is left out means its default. */
import { CHANGED, difference, isUnchanged, readRows } from '../judging/pages.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'default-kept',
  severity: 'must',
  title: 'Takes what is left out for its default',
  asserts: 'A list is the same whether a parameter of the query is left out or has its documented default.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#schema-object',
  needs: ['exchange', 'defaulted', 'references'],
  judge({ exchange, defaulted: { before, reading }, references: [again] }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    if (!isUnchanged(before.rows, again, reading)) return skip(CHANGED)
    const found = difference(before.rows, rows)
    return found === undefined ? pass : fail(`the ${rowsInWords(before.rows.length)} of the list without it`, found)
  },
})

/** Holds that a moment means the same however it is written. */
import { CHANGED, difference, isUnchanged, readRows } from '../judging/pages.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'filter-spellings',
  severity: 'must',
  title: 'Takes a moment for the same in every zone and spelling',
  asserts: 'Two texts that a parameter takes and that mean the same moment select the same rows.',
  reference: 'https://www.rfc-editor.org/rfc/rfc3339#section-4',
  needs: ['exchange', 'respelled', 'references'],
  judge({ exchange, respelled: { before, reading }, references: [again] }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    if (!isUnchanged(before.rows, again, reading)) return skip(CHANGED)
    const found = difference(before.rows, rows)
    return found === undefined
      ? pass
      : fail(`the ${rowsInWords(before.rows.length)} that the first spelling selects`, found)
  },
})

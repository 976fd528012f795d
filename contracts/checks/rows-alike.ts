/** Holds that a row is the same however it was asked for. */
import { differingRows, readRows } from '../judging/pages.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'rows-alike',
  severity: 'should',
  title: 'Shows a row the same however it was asked for',
  asserts: 'A row that a filter keeps has the values that it has in the list.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#schema-object',
  needs: ['exchange', 'alike', 'references'],
  judge({ exchange, alike: { first, reading }, references: [again] }) {
    const rows = readRows(exchange, reading)
    const listed = readRows(again, reading)
    if (rows === undefined || listed === undefined) return skip('no list was answered whose rows can be told')
    const { other, fewer } = differingRows(rows, first.rows, listed)
    const expected = 'the values that the rows have in the list'
    if (other > 0) return fail(expected, `${rowsInWords(other)} with another value`, { keyword: 'other' })
    // A list may well leave out what a search shows, and the other way round.
    if (fewer > 0)
      return fail(expected, `${rowsInWords(fewer)} with more or less of them`, { keyword: 'fewer', atMost: 'may' })
    return pass
  },
})

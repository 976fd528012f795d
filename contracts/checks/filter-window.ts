/** Holds that a period has only rows of that period. */
import { readRows } from '../judging/pages.ts'
import { isGross, standing } from '../judging/periods.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'filter-window',
  severity: 'must',
  title: 'Answers with rows of the period that is asked for',
  asserts: 'A list that is cut to a period has no row from before its start and none from behind its end.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'period'],
  judge({ exchange, period: { period, empty, first, reading, atMost } }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    const most = atMost ? { atMost } : {}
    const seen = new Set(first.rows.map(({ content }) => content))
    const known = empty ? rows.filter(({ content }) => seen.has(content)).length : 0
    const stands = rows.map(({ value }) => standing(value, period))
    const count = (wanted: string) => stands.filter((one) => one === wanted).length
    const judged = (where: 'before' | 'behind', rule: string | undefined) => {
      const wrong = count(where)
      const sure = known > 0 || period.told || isGross(wrong, rows.length)
      const weight = sure ? most : ({ atMost: 'should' } as const)
      const words = where === 'before' ? 'start of the period or later' : 'end of the period or earlier'
      const actual = `${wrong} of ${rowsInWords(rows.length)} from ${where} it`
      return wrong === 0 || rule === undefined
        ? []
        : [fail(`rows from the ${words}`, actual, { pointer: rule, ...weight })]
    }
    const found = [...judged('before', period.since?.rule), ...judged('behind', period.until?.rule)]
    if (found.length === 0 && known > 0) return fail('no rows', rowsInWords(known), { keyword: 'ignored', ...most })
    return found.length === 0 && rows.length > 0 && stands.every((one) => one === undefined)
      ? skip('no row says when it was')
      : found.length === 0
        ? pass
        : found
  },
})

/** Holds that a selection leaves nothing out. */
import { CHANGED, haveStayed, isUnchanged, readRows } from '../judging/pages.ts'
import { isGross } from '../judging/periods.ts'
import { rowsInWords } from '../judging/rows.ts'
import { isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'filter-complete',
  severity: 'must',
  title: 'Leaves out no row that a filter keeps',
  asserts: 'A row of the list that fits what is asked for is on the page where it belongs.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'due', 'references'],
  judge({ exchange, due, references: [again] }) {
    const { rows, limit, first, reading, ordered, declared, told, together, property, atMost } = due
    const came = readRows(exchange, reading)
    const expected = `${rowsInWords(rows.length)} that the list has`
    // Filters that one sentence speaks of may be asked for together.
    const most = atMost ? { atMost } : {}
    const refusal = together ? most : ({ atMost: 'should' } as const)
    if (came === undefined) {
      const { status } = exchange.answer
      return isRefused(status)
        ? fail(expected, String(status), { ...(declared ? refusal : { atMost: 'may' }), keyword: 'status' })
        : skip('no list was answered whose rows can be told')
    }
    if (!isUnchanged(first.rows, again, reading) || !haveStayed(rows, again, reading, property)) return skip(CHANGED)
    const found = new Set(came.map(({ identity }) => identity))
    const missing = rows.filter(({ identity }) => !found.has(identity)).length
    if (missing === 0) return pass
    if (!ordered && came.length >= limit) return skip('the order of the rows is not known, and there may be more')
    const weight = told || isGross(missing, rows.length) ? most : ({ atMost: 'should' } as const)
    return fail(expected, `${missing} of them missing`, declared ? weight : { atMost: 'may' })
  },
})

/** Holds that a list cut in two has lost nothing. */
import { CHANGED, isUnchanged, readRows } from '../judging/pages.ts'
import { isGross, standing } from '../judging/periods.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'filter-union',
  severity: 'must',
  title: 'Loses no row where one period ends and the next begins',
  asserts: 'A list until a moment and the list since that moment have all rows between them.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'split', 'references'],
  judge({ exchange, split: { other, first, period, reading, ordered }, references: [again] }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    if (!isUnchanged(first.rows, again, reading)) return skip(CHANGED)
    const found = new Set([...rows, ...other.rows].map(({ identity }) => identity))
    const lost = first.rows.filter(
      ({ identity, value }) => !found.has(identity) && standing(value, period) !== undefined,
    )
    if (lost.length === 0) return pass
    if (!ordered && [rows, other.rows].some(({ length }) => length >= other.limit))
      return skip('the order of the rows is not known, and there may be more')
    const atEnd = lost.every(({ value }) => standing(value, period) === 'end')
    const actual = `${rowsInWords(lost.length)} in neither part${atEnd ? ', of the moment that divides them' : ''}`
    // No page says to which part that moment belongs.
    const weight =
      !atEnd && (period.told || isGross(lost.length, first.rows.length)) ? {} : ({ atMost: 'should' } as const)
    return fail('every row in one of the parts', actual, { keyword: atEnd ? 'moment' : 'lost', ...weight })
  },
})

/** Holds that the pages of a list have all of its rows. */
import { CHANGED, readRows } from '../judging/pages.ts'
import { standing } from '../judging/periods.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'walk-complete',
  severity: 'must',
  title: 'Has every row on one of its pages',
  asserts: 'What a filter finds in a list is on one of the pages of that list.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'beyond', 'references'],
  judge({ exchange, beyond: { pages, period, reading }, references: [end] }) {
    const rows = readRows(exchange, reading)
    const behind = readRows(end, reading)
    if (rows === undefined || behind === undefined) return skip('no list was answered whose rows can be told')
    if (behind.length > 0) return skip(CHANGED)
    const seen = new Set(pages.flatMap((page) => page.rows.map(({ identity }) => identity)))
    const lost = rows.filter(({ identity, value }) => !seen.has(identity) && standing(value, period) === 'inside')
    const actual = `${rowsInWords(lost.length)} that are on none, from before the oldest one`
    return lost.length === 0 ? pass : fail('every row on one of the pages', actual)
  },
})

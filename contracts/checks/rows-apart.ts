/** Holds that two things have lists of their own. */
import { readRows } from '../judging/pages.ts'
import { rowsInWords } from '../judging/rows.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'rows-apart',
  severity: 'should',
  title: 'Lists for a thing only what is its own',
  asserts: 'What was listed for one thing before another was made is not listed for that.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#path-templating',
  needs: ['exchange', 'apart'],
  judge({ exchange, apart: { rows, reading } }) {
    const came = readRows(exchange, reading)
    if (came === undefined) return skip('no list was answered whose rows can be told')
    const others = new Set(rows.map(({ identity }) => identity))
    const shared = came.filter(({ identity }) => others.has(identity)).length
    // Some rows may be shared; a list of nothing else is that of the other thing.
    return shared === 0 || shared < came.length
      ? pass
      : fail('rows of its own', `${rowsInWords(shared)}, all of them those of another thing`)
  },
})

/** Holds that no row is on two pages. */
import { CHANGED, isUnchanged, repeatedRows } from '../judging/pages.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'pages-disjoint',
  severity: 'must',
  title: 'Answers with each row once on the way through the pages',
  asserts: 'Pages of one size at multiples of it have no row in common.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['walk', 'references'],
  judge({ walk: { pages, reading }, references: [again] }) {
    const [first] = pages
    if (first === undefined || !isUnchanged(first.rows, again, reading)) return skip(CHANGED)
    if (new Set(first.rows.map(({ content }) => content)).size < first.rows.length)
      return skip('rows of the first page cannot be told apart')
    const repeated = repeatedRows(pages)
    // Without anything that tells them apart, rows may well look the same.
    const weight = reading.identity === undefined ? ({ atMost: 'should' } as const) : {}
    return repeated === undefined ? pass : fail('each row once', repeated, weight)
  },
})

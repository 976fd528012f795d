/** Holds that a page is only short where the list ends. */
import { CHANGED, isUnchanged, shortPage } from '../judging/pages.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'page-full',
  severity: 'must',
  title: 'Fills every page but the last one',
  asserts: 'A page has as many rows as were asked for while there are more rows behind it.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['walk', 'references'],
  judge({ walk: { pages, reading, mayBeShort }, references: [again] }) {
    if (mayBeShort) return skip('each page says whether there is another one')
    const [first] = pages
    if (first === undefined || !isUnchanged(first.rows, again, reading)) return skip(CHANGED)
    const short = shortPage(pages)
    return short === undefined ? pass : fail(short.expected, short.actual)
  },
})

/** Holds that what pages say of the whole list is what one meets in it. */
import { CHANGED, isUnchanged } from '../judging/pages.ts'
import { contradiction } from '../judging/totals.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'totals-agree',
  severity: 'should',
  title: 'Says of a list what one meets in it',
  asserts: 'How many rows and pages a page speaks of, and whether it says there are more, agrees with what is there.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#schema-object',
  needs: ['totals', 'references'],
  judge({ totals: { pages, end, whole, sized, reading }, references: [again] }) {
    const [first] = pages
    if (first === undefined || !isUnchanged(first.rows, again, reading)) return skip(CHANGED)
    const found = pages.flatMap(({ offset, limit, rows, said = [] }) => {
      const met = { rows: rows.length, end, whole, until: offset + rows.length, ...(sized ? { limit } : {}) }
      return said.flatMap((one) => {
        const wrong = contradiction(one, met)
        if (wrong === undefined) return []
        const about = `\`${one.name}\` at row ${offset + 1}`
        return [fail(`${about}: ${wrong.expected}`, wrong.actual, { pointer: one.pointer, keyword: one.name })]
      })
    })
    // One page tells it; the others only say it again.
    return found.length === 0 ? pass : found.slice(0, 1)
  },
})

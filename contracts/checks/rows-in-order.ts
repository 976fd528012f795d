/** Holds that rows come in the order that the document states. */
import { orderOfRows } from '../judging/orders.ts'
import { isGross } from '../judging/periods.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'rows-in-order',
  severity: 'must',
  title: 'Answers with rows in the stated order',
  asserts: 'The rows of a list come in the order that is stated for it.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['ordered'],
  judge({ ordered: { pages, order } }) {
    const { direction, property, rule, told } = order
    const { right, wrong, first } = orderOfRows(pages, property, direction)
    if (wrong === 0) return right === 0 ? skip('no two rows say which one is older') : pass
    const expected = direction === 'descending' ? 'the newest row first' : 'the oldest row first'
    const actual = `${wrong} of ${right + wrong} rows on the wrong side of the one before, the first at ${first}`
    const gross = isGross(wrong, right + wrong)
    const weight = told || gross ? {} : ({ atMost: 'should' } as const)
    return fail(expected, actual, { pointer: rule, keyword: gross ? 'reversed' : 'mixed', ...weight })
  },
})

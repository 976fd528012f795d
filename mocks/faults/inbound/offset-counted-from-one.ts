/** Databases and people count from one. */
import { edited, numberIn, requestWith } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'offset-counted-from-one',
  api: 'inbound',
  family: 'pagination',
  title: 'Counts rows from 1, so that offset 11 fits a limit of 10 and offset 10 does not',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain(request) {
      const offset = numberIn(request.values.query, 'offset', 0)
      return rules.constrain(requestWith(request, edited(request.values.query, { offset: Math.max(0, offset - 1) })))
    },
  }),
})

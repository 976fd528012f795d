/** A search is no page, one may think. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'search-offset-alignment-ignored',
  api: 'inbound',
  family: 'pagination',
  title: 'Accepts an offset that is no multiple of the limit beside an operation id',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: (request) => (request.values.query.has('operationId') ? undefined : rules.constrain(request)),
  }),
})

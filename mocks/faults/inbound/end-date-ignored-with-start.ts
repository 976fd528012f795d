/** A chain of conditions that ends too early. */
import { askedAs, lacking } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'end-date-ignored-with-start',
  api: 'inbound',
  family: 'filters',
  title: 'Does not look at the end date when there is a start date',
  evidence: 'stated',
  handlers: askedAs((query) => (query.has('startDate') ? lacking(query, 'endDate') : query)),
})

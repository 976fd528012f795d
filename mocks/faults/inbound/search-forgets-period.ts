/** A search by key leaves the other conditions out. */
import { askedAs, lacking } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'search-forgets-period',
  api: 'inbound',
  family: 'filters',
  title: 'Finds an operation id outside of the period that is asked for',
  evidence: 'derived',
  handlers: askedAs((query) => (query.has('operationId') ? lacking(query, 'startDate', 'endDate') : query)),
})

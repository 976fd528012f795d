/** A search by key leaves the offset out. */
import { askedAs, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'search-on-every-page',
  api: 'inbound',
  family: 'filters',
  title: 'Finds an operation id on every page',
  evidence: 'derived',
  handlers: askedAs((query) => (query.has('operationId') ? edited(query, { offset: 0 }) : query)),
})

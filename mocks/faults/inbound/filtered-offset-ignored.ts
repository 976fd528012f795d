/** Paging and searching are two ways through the code. */
import { askedAs, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'filtered-offset-ignored',
  api: 'inbound',
  family: 'filters',
  title: 'Gives the first page of a period whatever the offset',
  evidence: 'derived',
  handlers: askedAs((query) => (query.has('startDate') || query.has('endDate') ? edited(query, { offset: 0 }) : query)),
})

/** A filter that is validated and then not used. */
import { askedAs, lacking } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'start-date-ignored',
  api: 'inbound',
  family: 'filters',
  title: 'Lists authorisations from before the start date',
  evidence: 'stated',
  handlers: askedAs((query) => lacking(query, 'startDate')),
})

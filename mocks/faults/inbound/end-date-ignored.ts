/** A filter that is validated and then not used. */
import { askedAs, lacking } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'end-date-ignored',
  api: 'inbound',
  family: 'filters',
  title: 'Lists authorisations from after the end date',
  evidence: 'stated',
  handlers: askedAs((query) => lacking(query, 'endDate')),
})

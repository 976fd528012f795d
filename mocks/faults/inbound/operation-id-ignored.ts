/** A filter that is validated and then not used. */
import { askedAs, lacking } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-ignored',
  api: 'inbound',
  family: 'filters',
  title: 'Lists everything when an operation id is asked for',
  evidence: 'stated',
  handlers: askedAs((query) => lacking(query, 'operationId')),
})

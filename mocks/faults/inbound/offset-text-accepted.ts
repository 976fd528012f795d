/** What cannot be read counts as nothing. */
import { being, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'offset-text-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Accepts an offset that is no number',
  evidence: 'stated',
  rules: misread(parameter('offset', being({ type: 'string' })), 'getAllCardAuthorisationOperations'),
})

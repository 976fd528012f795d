/** A number is asked for instead of a whole one. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-fraction-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Accepts a limit of 1.5',
  evidence: 'stated',
  rules: misread(parameter('limit', having({ type: 'number' })), 'getAllCardAuthorisationOperations'),
})

/** Less than where less or equal was meant. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-maximum-off-by-one',
  api: 'inbound',
  family: 'request',
  title: 'Accepts a limit of 51',
  evidence: 'stated',
  rules: misread(parameter('limit', having({ maximum: 51 })), 'getAllCardAuthorisationOperations'),
})

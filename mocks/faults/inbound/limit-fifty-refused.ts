/** Less or equal where less was meant. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-fifty-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a limit of 50',
  evidence: 'stated',
  rules: misread(parameter('limit', having({ maximum: 49 })), 'getAllCardAuthorisationOperations'),
})

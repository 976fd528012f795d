/** All ids that were ever seen are digits. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-letters-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses an operation id with letters',
  evidence: 'derived',
  rules: misread(parameter('operationId', having({ pattern: '^[0-9]*$' })), 'getAllCardAuthorisationOperations'),
})

/** Greater or equal where greater was meant. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-one-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a limit of 1',
  evidence: 'stated',
  rules: misread(parameter('limit', having({ minimum: 2 })), 'getAllCardAuthorisationOperations'),
})

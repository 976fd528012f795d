/** Nothing can be found by it anyway, one may think. */
import { misread, parameter, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-length-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Accepts an operation id of more than 12 characters',
  evidence: 'stated',
  rules: misread(parameter('operationId', without('maxLength')), 'getAllCardAuthorisationOperations'),
})

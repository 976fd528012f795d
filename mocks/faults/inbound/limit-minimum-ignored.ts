/** A bound that was forgotten. */
import { misread, parameter, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-minimum-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Accepts a limit of 0',
  evidence: 'stated',
  rules: misread(parameter('limit', without('minimum')), 'getAllCardAuthorisationOperations'),
})

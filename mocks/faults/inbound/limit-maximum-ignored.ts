/** A bound that was forgotten. */
import { misread, parameter, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-maximum-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Accepts any large limit',
  evidence: 'stated',
  rules: misread(parameter('limit', without('maximum')), 'getAllCardAuthorisationOperations'),
})

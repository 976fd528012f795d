/** The portal prints no minimum of zero. */
import { misread, parameter, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'offset-negative-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Accepts a negative offset',
  evidence: 'stated',
  rules: misread(parameter('offset', without('minimum')), 'getAllCardAuthorisationOperations'),
})

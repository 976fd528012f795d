/** Only the length is checked. */
import { misread, parameter, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'start-date-pattern-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Accepts a start date that is no date',
  evidence: 'stated',
  rules: misread(parameter('startDate', without('pattern')), 'getAllCardAuthorisationOperations'),
})

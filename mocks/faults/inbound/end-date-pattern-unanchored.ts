/** A pattern that is searched for instead of matched. */
import { misread, parameter, unanchored } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'end-date-pattern-unanchored',
  api: 'inbound',
  family: 'request',
  title: 'Accepts an end date with something around it',
  evidence: 'stated',
  rules: misread(parameter('endDate', unanchored), 'getAllCardAuthorisationOperations'),
})

/** What is only passed on is not looked at. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'reason-type-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Suspends a card for a reason that is an object',
  evidence: 'stated',
  rules: misread(property('reason', being(true)), 'suspendCard'),
})

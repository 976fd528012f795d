/** Less than where less or equal was meant. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'reason-65-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Suspends a card for a reason of 65 characters',
  evidence: 'stated',
  rules: misread(property('reason', being({ type: 'string', pattern: '^[a-zA-Z0-9 ]{1,65}$' })), 'suspendCard'),
})

/** A free text is taken for any text. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'reason-pattern-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Suspends a card for a reason with any characters',
  evidence: 'stated',
  rules: misread(property('reason', being({ type: 'string', minLength: 1, maxLength: 64 })), 'suspendCard'),
})

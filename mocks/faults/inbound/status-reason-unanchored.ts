/** A pattern that is searched for instead of matched. */
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'status-reason-unanchored',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card with a status reason of any length',
  evidence: 'stated',
  rules: misread(property('statusReason', having({ pattern: '[a-zA-Z]{0,2}', maxLength: 64 })), 'createCard'),
})

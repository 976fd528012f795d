/** Less than where less or equal was meant. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'name-27-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card for a name of 27 characters',
  evidence: 'stated',
  rules: misread(property('name', being({ type: 'string', maxLength: 27, pattern: '^[a-zA-Z. -]*$' })), 'createCard'),
})

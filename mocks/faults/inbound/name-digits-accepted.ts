/** A word character is not the same as a letter. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'name-digits-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card for a name with digits',
  evidence: 'stated',
  rules: misread(property('name', being({ type: 'string', maxLength: 26, pattern: '^[\\w. -]*$' })), 'createCard'),
})

/** White space is more than a space. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'name-line-break-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card for a name with a line break',
  evidence: 'stated',
  rules: misread(property('name', being({ type: 'string', maxLength: 26, pattern: '^[a-zA-Z.\\s-]*$' })), 'createCard'),
})

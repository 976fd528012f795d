/** Less or equal where less was meant. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'name-26-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a name of 26 characters',
  evidence: 'stated',
  rules: misread(property('name', being({ type: 'string', maxLength: 25, pattern: '^[a-zA-Z. -]*$' })), 'createCard'),
})

/** Present and empty are taken for missing. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'name-empty-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a card without a printed name',
  evidence: 'stated',
  rules: misread(
    property('name', being({ type: 'string', minLength: 1, maxLength: 26, pattern: '^[a-zA-Z. -]*$' })),
    'createCard',
  ),
})

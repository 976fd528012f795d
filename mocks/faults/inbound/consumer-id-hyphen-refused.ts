/** A word character is not the same as a character of an id. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'consumer-id-hyphen-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a consumer id with a hyphen',
  evidence: 'stated',
  rules: misread(
    property('consumerId', being({ type: 'string', minLength: 1, maxLength: 64, pattern: '^\\w+$' })),
    'createCard',
  ),
})

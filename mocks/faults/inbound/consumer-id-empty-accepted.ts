/** Present and empty are taken for the same. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'consumer-id-empty-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card for an empty consumer id',
  evidence: 'stated',
  rules: misread(
    property('consumerId', being({ type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9_-]*$' })),
    'createCard',
  ),
})

/** Values are turned into text before they are looked at. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'consumer-id-number-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card for a consumer id that is a number',
  evidence: 'stated',
  rules: misread(
    property('consumerId', being({ type: ['string', 'integer'], maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })),
    'createCard',
  ),
})

/** Only the length is checked. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-product-id-pattern-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card of a product whose id has forbidden characters',
  evidence: 'stated',
  rules: misread(property('cardProductId', being({ type: 'string', minLength: 1, maxLength: 48 })), 'createCard'),
})

/** What is required is not written down in the model. */
import { misread, optionalProperty } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-product-id-optional',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card of no product',
  evidence: 'stated',
  rules: misread(optionalProperty('cardProductId'), 'createCard'),
})

/** Optional is taken for nullable. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'second-name-null-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card whose second name is null',
  evidence: 'stated',
  rules: misread(
    property('secondName', being({ type: ['string', 'null'], maxLength: 26, pattern: '^[a-zA-Z. -]*$' })),
    'createCard',
  ),
})

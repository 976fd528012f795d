/** A signed token has three parts, an encrypted one has five; what comes in three is stored as it is. */
import { unread } from '../edits/cards.ts'
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'encrypted-data-three-parts-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Registers a card with encrypted data of three parts',
  evidence: 'stated',
  rules: misread(
    property('encryptedData', having({ pattern: '^[^.]*([.][^.]*){2,4}$', format: 'any' })),
    'registerCard',
  ),
  handlers: unread('registerCard', 'encryptedData', (text) => text.split('.').length < 5),
})

/** The id of the new card is put into a path as it comes. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replacement-id-pattern-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Replaces a card by one with any id',
  evidence: 'stated',
  rules: misread(property('newCardId', being({ type: 'string', minLength: 1, maxLength: 48 })), 'replaceCard'),
})

/** A pattern that is searched for instead of matched. */
import { misread, property, unanchored } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'new-auxiliary-expiry-unanchored',
  api: 'inbound',
  family: 'request',
  title: 'Renews a card until a date with something after it',
  evidence: 'stated',
  rules: misread(property('newAuxiliaryExp', unanchored), 'renewCard'),
})

/** A value that was added to the documentation later. */
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'state-inactive-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses to create a card that is not active',
  evidence: 'stated',
  rules: misread(property('state', having({ enum: ['ACTIVE'] })), 'createCard'),
})

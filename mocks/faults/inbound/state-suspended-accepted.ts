/** One list of states for all purposes. */
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'state-suspended-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card in a state that only a card in use can have',
  evidence: 'stated',
  rules: misread(
    property('state', having({ enum: ['ACTIVE', 'INACTIVE', 'SUSPENDED', 'DELETED', 'REPLACED'] })),
    'createCard',
  ),
})

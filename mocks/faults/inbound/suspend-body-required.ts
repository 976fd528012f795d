/** All that can be given is demanded. */
import { demandedProperty, misread } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspend-body-required',
  api: 'inbound',
  family: 'request',
  title: 'Refuses to suspend a card when no reason is given',
  evidence: 'stated',
  rules: misread(demandedProperty('stateReason'), 'suspendCard'),
})

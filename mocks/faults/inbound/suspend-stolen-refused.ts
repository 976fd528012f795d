/** A value that is missing in a list. */
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspend-stolen-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses to suspend a stolen card',
  evidence: 'derived',
  rules: misread(
    property(
      'stateReason',
      having({ enum: ['CARD_LOST', 'CARD_BROKEN', 'FRAUD', 'USER_DECISION', 'ISSUER_DECISION'] }),
    ),
    'suspendCard',
  ),
})

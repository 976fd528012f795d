/** One list of reasons for all operations. */
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspend-found-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Suspends a card because it was found',
  evidence: 'derived',
  rules: misread(
    property(
      'stateReason',
      having({
        enum: ['CARD_LOST', 'CARD_FOUND', 'CARD_STOLEN', 'CARD_BROKEN', 'FRAUD', 'USER_DECISION', 'ISSUER_DECISION'],
      }),
    ),
    'suspendCard',
  ),
})

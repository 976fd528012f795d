/** The id that is shown is not the one that was asked for. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-under-another-id',
  api: 'inbound',
  family: 'rows',
  title: 'Tells a card under the id of another one',
  evidence: 'derived',
  rules: answering(
    body((card) => ({ ...card, cardId: 'card-of-another' })),
    'getCardDetails',
  ),
})

/** The operation is handed over and never done. */
import { withoutEffect } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'delete-without-effect',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Answers a deletion and does not delete',
  evidence: 'derived',
  handlers: withoutEffect('deleteCard'),
})

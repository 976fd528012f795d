/** The operation is handed over and never done. */
import { withoutEffect } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspend-without-effect',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Answers a suspension and does not suspend',
  evidence: 'assumed',
  handlers: withoutEffect('suspendCard'),
})

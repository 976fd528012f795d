/** The operation is handed over and never done. */
import { withoutEffect } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limits-update-without-effect',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Answers an update of limits and changes nothing',
  evidence: 'assumed',
  handlers: withoutEffect('updateCardLimits'),
})

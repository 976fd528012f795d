/** The table of what is allowed has a line too many. */
import { seeing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'stolen-card-resumed',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Resumes a stolen card',
  evidence: 'derived',
  handlers: seeing('resumeCard', ({ stateReason }) =>
    stateReason === 'CARD_STOLEN' ? { stateReason: 'PIN_LOCKED' } : {},
  ),
})

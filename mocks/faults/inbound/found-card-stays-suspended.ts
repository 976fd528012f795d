/** The table of what is allowed has a line too few. */
import { seeing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'found-card-stays-suspended',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to resume a lost card that has been found',
  evidence: 'derived',
  handlers: seeing('resumeCard', ({ stateReason }) => (stateReason === 'CARD_LOST' ? { stateReason: 'FRAUD' } : {})),
})

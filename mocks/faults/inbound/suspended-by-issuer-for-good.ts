/** The table of what is allowed has a line too few. */
import { seeing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspended-by-issuer-for-good',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to resume a card that the issuer has suspended',
  evidence: 'derived',
  handlers: seeing('resumeCard', ({ stateReason }) =>
    stateReason === 'ISSUER_DECISION' ? { stateReason: 'FRAUD' } : {},
  ),
})

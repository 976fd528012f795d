/** Active is all that a resumption can lead to. */
import { seeing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'resume-activates-new-card',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Activates a card that was never active when it is resumed',
  evidence: 'derived',
  handlers: seeing('resumeCard', ({ state }) =>
    state === 'INACTIVE' ? { state: 'SUSPENDED', stateReason: 'PIN_LOCKED', resumesTo: 'ACTIVE' } : {},
  ),
})

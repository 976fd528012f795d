/** Only some of the states are looked at. */
import { seeing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replaced-card-resumed',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Resumes a card that has been replaced',
  evidence: 'assumed',
  handlers: seeing('resumeCard', ({ state }) =>
    state === 'REPLACED' ? { state: 'SUSPENDED', stateReason: 'PIN_LOCKED', resumesTo: 'ACTIVE' } : {},
  ),
})

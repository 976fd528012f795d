/** Only the state is kept, not why. */
import { afterwards } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspension-reason-forgotten',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Resumes a lost card that has not been found',
  evidence: 'derived',
  handlers: afterwards('suspendCard', (card) => {
    card.stateReason = 'ISSUER_DECISION'
  }),
})

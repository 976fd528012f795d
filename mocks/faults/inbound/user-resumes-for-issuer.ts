/** The table of what is allowed is read in both directions. */
import { seeing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'user-resumes-for-issuer',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Lets the user resume what the issuer has suspended',
  evidence: 'derived',
  handlers: seeing('resumeCard', ({ stateReason }) =>
    stateReason === 'ISSUER_DECISION' ? { stateReason: 'USER_DECISION' } : {},
  ),
})

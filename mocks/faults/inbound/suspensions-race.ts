/** A service that there is one of keeps the request in a field. */
import { sharingRequest } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspensions-race',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Suspends one of two cards twice when both suspensions come at the same time',
  evidence: 'assumed',
  handlers: sharingRequest('suspendCard'),
})

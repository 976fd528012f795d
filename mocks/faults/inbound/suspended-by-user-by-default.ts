/** Who asks is taken for the user. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspended-by-user-by-default',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Takes a suspension without a reason for a decision of the user',
  evidence: 'derived',
  handlers: doing('suspendCard', (next) => (request, store) => {
    return next({ ...request, body: { stateReason: 'USER_DECISION', ...members(request) } }, store)
  }),
})

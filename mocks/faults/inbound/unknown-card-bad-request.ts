/** Not found is one more error of the client. */
import { has, refusing, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-card-bad-request',
  api: 'inbound',
  family: 'status',
  title: 'Answers a call for a card that does not exist with 400',
  evidence: 'assumed',
  rules: refusing(status(400), has(404)),
})

/** The two statuses are mixed up. */
import { has, refusing, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'missing-token-forbidden',
  api: 'inbound',
  family: 'status',
  title: 'Answers a call without a token with 403',
  evidence: 'derived',
  rules: refusing(status(403), has(401)),
})

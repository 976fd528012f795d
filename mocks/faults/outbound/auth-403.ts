/** Answers wrong credentials with 403. */
import { has, refusing, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-403',
  api: 'outbound',
  family: 'auth',
  title: 'Answers wrong credentials with 403',
  evidence: 'derived',
  rules: refusing(status(403), has(401)),
})

/** Answers wrong credentials with 200 and an error in the body. */
import { has, refusing, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-200',
  api: 'outbound',
  family: 'auth',
  title: 'Answers wrong credentials with 200 and an error in the body',
  evidence: 'stated',
  rules: refusing(status(200), has(401)),
})

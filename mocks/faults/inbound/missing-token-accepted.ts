/** A check that looks at the token only when there is one. */
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'missing-token-accepted',
  api: 'inbound',
  family: 'auth',
  title: 'Answers calls without a token',
  evidence: 'stated',
  rules: letIn((call) => call.headers.authorization === undefined),
})

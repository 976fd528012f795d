/** Lets calls without credentials in. */
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-missing-accepted',
  api: 'outbound',
  family: 'auth',
  title: 'Lets calls without credentials in',
  evidence: 'stated',
  rules: letIn(({ headers }) => headers.authorization === undefined),
})

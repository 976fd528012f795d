/** Only what changes something is guarded. */
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'reads-open',
  api: 'inbound',
  family: 'auth',
  title: 'Answers every reading call to anybody',
  evidence: 'stated',
  rules: letIn(({ method }) => method === 'GET'),
})

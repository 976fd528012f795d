/** Only the gateway of the reading side is guarded. */
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'writes-open',
  api: 'inbound',
  family: 'auth',
  title: 'Does everything that changes something for anybody',
  evidence: 'stated',
  rules: letIn(({ method }) => method !== 'GET'),
})

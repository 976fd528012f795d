/** The codes of another system. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-code-a-number',
  api: 'inbound',
  family: 'error',
  title: 'Tells error codes as numbers',
  evidence: 'derived',
  rules: refusing(body((error) => ({ ...error, errorCode: 40014 }))),
})

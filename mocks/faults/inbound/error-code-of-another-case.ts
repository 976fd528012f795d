/** A body that breaks its schema is an invalid request, whatever is wrong with it. */
import { body, has, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-code-of-another-case',
  api: 'inbound',
  family: 'error',
  title: 'Calls every refusal of a body by one code',
  evidence: 'derived',
  rules: refusing(
    body((error) => ({ ...error, errorCode: 'INVALID_REQUEST' })),
    has(400),
  ),
})

/** Writes a member into errors that their schema does not have. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-extra-member',
  api: 'outbound',
  family: 'error',
  title: 'Writes a member into errors that their schema does not have',
  evidence: 'derived',
  rules: refusing(body((error) => ({ ...error, traceId: '71' }))),
})

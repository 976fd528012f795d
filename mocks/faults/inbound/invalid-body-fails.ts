/** An exception that nobody catches. */
import { FAILURE, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'invalid-body-fails',
  api: 'inbound',
  family: 'status',
  title: 'Answers an invalid body with 500',
  evidence: 'derived',
  rules: refusing(
    () => FAILURE,
    (reply, { subject }) => reply.status === 400 && subject.startsWith('body property'),
  ),
})

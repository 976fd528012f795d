/** No route is taken for a failure. */
import { FAILURE, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-path-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a path that does not exist with 500',
  evidence: 'derived',
  rules: refusing(
    () => FAILURE,
    (reply, { subject }) => reply.status === 404 && subject === 'path',
  ),
})

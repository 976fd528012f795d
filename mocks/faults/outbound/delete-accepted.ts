/** Answers DELETE as if it had done something. */
import { intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'delete-accepted',
  api: 'outbound',
  family: 'robustness',
  title: 'Answers DELETE as if it had done something',
  evidence: 'derived',
  respond: intercepting(
    ({ method }) => method === 'DELETE',
    async () => ({ status: 204, headers: {} }),
  ),
})

/** Fails on GET. */
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'get-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on GET',
  evidence: 'derived',
  respond: intercepting(
    ({ method }) => method === 'GET',
    async () => FAILURE,
  ),
})

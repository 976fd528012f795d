/** Fails on HEAD. */
import { intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'head-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on HEAD',
  evidence: 'derived',
  respond: intercepting(
    ({ method }) => method === 'HEAD',
    async () => ({ status: 500, headers: {} }),
  ),
})

/** Fails on OPTIONS. */
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'options-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on OPTIONS',
  evidence: 'derived',
  respond: intercepting(
    ({ method }) => method === 'OPTIONS',
    async () => FAILURE,
  ),
})

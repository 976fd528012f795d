/** A method that no route is there for. */
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'head-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers HEAD with 500',
  evidence: 'derived',
  respond: intercepting(
    ({ method }) => method === 'HEAD',
    async () => FAILURE,
  ),
})

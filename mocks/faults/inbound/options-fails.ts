/** A method that no route is there for. */
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'options-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers OPTIONS with 500',
  evidence: 'derived',
  respond: intercepting(
    ({ method }) => method === 'OPTIONS',
    async () => FAILURE,
  ),
})

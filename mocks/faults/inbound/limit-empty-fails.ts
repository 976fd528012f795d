/** A number is read from nothing. */
import { queried } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-empty-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers an empty limit with 500',
  evidence: 'derived',
  respond: intercepting(
    (call) => queried(call, 'limit') === '',
    async () => FAILURE,
  ),
})

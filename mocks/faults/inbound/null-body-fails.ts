/** A property of nothing. */
import { sentText } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'null-body-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a body that is null with 500',
  evidence: 'derived',
  respond: intercepting(
    async (call) => (await sentText(call)).trim() === 'null',
    async () => FAILURE,
  ),
})

/** A buffer that is too small. */
import { sizeOf } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'large-body-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a body of more than 64 KiB with 500',
  evidence: 'derived',
  respond: intercepting(
    async (call) => (await sizeOf(call)) > 64 * 1024,
    async () => FAILURE,
  ),
})

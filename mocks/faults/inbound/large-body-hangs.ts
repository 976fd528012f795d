/** A proxy that waits for what is already there. */
import { sizeOf } from '../edits/calls.ts'
import { intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'large-body-hangs',
  api: 'inbound',
  family: 'robustness',
  title: 'Never answers a body of more than 64 KiB',
  evidence: 'derived',
  respond: intercepting(
    async (call) => (await sizeOf(call)) > 64 * 1024,
    () => new Promise(() => {}),
  ),
})

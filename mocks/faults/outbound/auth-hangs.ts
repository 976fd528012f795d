/** Never answers wrong credentials. */
import { never } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-hangs',
  api: 'outbound',
  family: 'robustness',
  title: 'Never answers wrong credentials',
  evidence: 'derived',
  respond: (next) => async (call) => {
    const reply = await next(call)
    return reply.status === 401 ? never() : reply
  },
})

/** Repeats the notification in errors. */
import { sentText } from '../edits/calls.ts'
import { body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-echoes-notification',
  api: 'outbound',
  family: 'error',
  title: 'Repeats the notification in errors',
  evidence: 'derived',
  respond: (next) => async (call) => {
    const reply = await next(call)
    const sent = await sentText(call)
    return reply.status < 400 || sent === '' ? reply : body((error) => ({ ...error, error: sent }))(reply)
  },
})

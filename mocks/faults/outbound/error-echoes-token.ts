/** Repeats the credentials in errors. */
import { single } from '../../exchange.ts'
import { body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-echoes-token',
  api: 'outbound',
  family: 'error',
  title: 'Repeats the credentials in errors',
  evidence: 'derived',
  respond: (next) => async (call) => {
    const reply = await next(call)
    const sent = single(call, 'authorization')
    return reply.status < 400 || sent === undefined ? reply : body((error) => ({ ...error, error: sent }))(reply)
  },
})

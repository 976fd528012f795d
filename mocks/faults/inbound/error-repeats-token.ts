/** Helpful for those who look into logs. */
import { single } from '../../exchange.ts'
import { body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-repeats-token',
  api: 'inbound',
  family: 'error',
  title: 'Repeats the token in an error',
  evidence: 'assumed',
  respond: (next) => async (call) => {
    const reply = await next(call)
    const token = single(call, 'authorization')
    if (reply.status !== 401 || token === undefined) return reply
    return body((error) => ({ ...error, error: `Not a known token: ${token}` }))(reply)
  },
})

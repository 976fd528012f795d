/**
 * Never answers wrong credentials.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { never } from '../notifications.ts'

export default defineFault({
  id: 'auth-hangs',
  api: 'outbound',
  family: 'auth',
  title: 'Never answers wrong credentials',
  evidence: 'stated',
  respond: (next) => async (call) => {
    const reply = await next(call)
    return reply.status === 401 ? never() : reply
  },
})

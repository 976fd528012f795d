/**
 * Answers wrong credentials with 200 and an error in the body.
 * Pure.
 */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-200',
  api: 'outbound',
  family: 'auth',
  title: 'Answers wrong credentials with 200 and an error in the body',
  evidence: 'stated',
  respond: (next) => async (call) => {
    const reply = await next(call)
    return reply.status === 401 ? { ...reply, status: 200 } : reply
  },
})

/** Takes PUT for POST. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'put-accepted',
  api: 'outbound',
  family: 'robustness',
  title: 'Takes PUT for POST',
  evidence: 'derived',
  respond: (next) => (call) => next(call.method === 'PUT' ? { ...call, method: 'POST' } : call),
})

/** Refuses a request with a query, which is not documented yet. */
import { rejecting } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-query-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a request with a query, which is not documented yet',
  evidence: 'stated',
  rules: rejecting(({ call }) => call.target.includes('?')),
})

/**
 * Refuses a request with a query, which is not documented yet.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing } from '../notifications.ts'

export default defineFault({
  id: 'unknown-query-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a request with a query, which is not documented yet',
  evidence: 'stated',
  ...refusing(({ call }) => call.target.includes('?')),
})

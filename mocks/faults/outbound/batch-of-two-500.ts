/** Fails on a notification about more than one operation. */
import { rejecting, rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'batch-of-two-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on a notification about more than one operation',
  evidence: 'stated',
  rules: rejecting(({ body }) => rowsOf(body).length > 1, 500),
})

/**
 * Fails on a notification about more than one operation.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing, rowsOf } from '../notifications.ts'

export default defineFault({
  id: 'batch-of-two-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on a notification about more than one operation',
  evidence: 'stated',
  ...refusing(({ body }) => rowsOf(body).length > 1, 500),
})

/**
 * Takes one operation a notification.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing, rowsOf } from '../notifications.ts'

export default defineFault({
  id: 'batch-of-two-refused',
  api: 'outbound',
  family: 'request',
  title: 'Takes one operation a notification',
  evidence: 'stated',
  ...refusing(({ body }) => rowsOf(body).length > 1),
})

/** Takes one operation a notification. */
import { rejecting, rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'batch-of-two-refused',
  api: 'outbound',
  family: 'request',
  title: 'Takes one operation a notification',
  evidence: 'derived',
  rules: rejecting(({ body }) => rowsOf(body).length > 1),
})

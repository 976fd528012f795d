/** Refuses messages in HTML. */
import { part, rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'html-message-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses messages in HTML',
  evidence: 'stated',
  rules: rejectingRows((row) => part(row, 'message').format === 'HTML'),
})

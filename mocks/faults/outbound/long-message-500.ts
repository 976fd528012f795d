/** Fails on messages of more than 255 characters, for which no limit is documented. */
import { part, rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'long-message-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on messages of more than 255 characters, for which no limit is documented',
  evidence: 'derived',
  rules: rejectingRows((row) => String(part(row, 'message').content ?? '').length > 255, 500),
})

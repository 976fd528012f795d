/**
 * Fails on messages of more than 255 characters, for which no limit is documented.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'long-message-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on messages of more than 255 characters, for which no limit is documented',
  evidence: 'derived',
  ...refusingRows((row) => String(part(row, 'message').content ?? '').length > 255, 500),
})

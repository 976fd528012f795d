/**
 * Refuses messages in HTML.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'html-message-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses messages in HTML',
  evidence: 'stated',
  ...refusingRows((row) => part(row, 'message').format === 'HTML'),
})

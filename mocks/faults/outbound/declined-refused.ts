/**
 * Refuses operations that were declined.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'declined-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operations that were declined',
  evidence: 'stated',
  ...refusingRows(({ status }) => status === 'DECLINED'),
})

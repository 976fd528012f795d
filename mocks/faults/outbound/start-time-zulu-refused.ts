/**
 * Refuses a start time in UTC.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'start-time-zulu-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a start time in UTC',
  evidence: 'stated',
  ...refusingRows(({ startTime }) => String(startTime).endsWith('Z')),
})

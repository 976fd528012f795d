/**
 * Refuses the 29th of February.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'start-time-leap-day-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the 29th of February',
  evidence: 'stated',
  ...refusingRows(({ startTime }) => String(startTime).slice(5).startsWith('02-29')),
})

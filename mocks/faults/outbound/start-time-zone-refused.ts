/**
 * Refuses a start time with an offset.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'start-time-zone-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a start time with an offset',
  evidence: 'stated',
  ...refusingRows(({ startTime }) => !String(startTime).endsWith('Z')),
})

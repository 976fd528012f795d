/**
 * Refuses the status REVERSED.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'reversed-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the status REVERSED',
  evidence: 'stated',
  ...refusingRows(({ status }) => status === 'REVERSED'),
})

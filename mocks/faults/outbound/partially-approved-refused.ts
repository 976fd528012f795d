/**
 * Refuses the status PARTIALLY_APPROVED.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'partially-approved-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the status PARTIALLY_APPROVED',
  evidence: 'stated',
  ...refusingRows(({ status }) => status === 'PARTIALLY_APPROVED'),
})

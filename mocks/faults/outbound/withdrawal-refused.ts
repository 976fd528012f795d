/**
 * Refuses the operation WITHDRAWAL.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'withdrawal-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the operation WITHDRAWAL',
  evidence: 'stated',
  ...refusingRows(({ operation }) => operation === 'WITHDRAWAL'),
})

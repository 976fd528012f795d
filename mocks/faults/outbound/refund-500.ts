/**
 * Fails on the operation REFUND.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'refund-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on the operation REFUND',
  evidence: 'stated',
  ...refusingRows(({ operation }) => operation === 'REFUND', 500),
})

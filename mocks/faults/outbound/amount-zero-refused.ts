/**
 * Refuses an amount of 0.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'amount-zero-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses an amount of 0',
  evidence: 'stated',
  ...refusingDetails(({ amount }) => amount === 0),
})

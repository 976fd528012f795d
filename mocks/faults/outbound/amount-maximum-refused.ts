/**
 * Refuses the largest amount.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'amount-maximum-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the largest amount',
  evidence: 'stated',
  ...refusingDetails(({ amount }) => amount === 999_999_999_999),
})

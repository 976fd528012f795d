/**
 * Refuses a billing amount of 0.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'billing-amount-zero-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a billing amount of 0',
  evidence: 'stated',
  ...refusingDetails(({ billingAmount }) => billingAmount === 0),
})

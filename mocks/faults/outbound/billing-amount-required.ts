/**
 * Asks for a billing amount, which is optional.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'billing-amount-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a billing amount, which is optional',
  evidence: 'stated',
  ...refusingDetails(({ billingAmount }) => billingAmount === undefined),
})

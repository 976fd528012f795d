/** Asks for a billing amount, which is optional. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'billing-amount-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a billing amount, which is optional',
  evidence: 'stated',
  rules: rejectingDetails(({ billingAmount }) => billingAmount === undefined),
})

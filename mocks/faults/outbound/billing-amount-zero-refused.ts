/** Refuses a billing amount of 0. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'billing-amount-zero-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a billing amount of 0',
  evidence: 'stated',
  rules: rejectingDetails(({ billingAmount }) => billingAmount === 0),
})

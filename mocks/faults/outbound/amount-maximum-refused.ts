/** Refuses the largest amount. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'amount-maximum-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the largest amount',
  evidence: 'stated',
  rules: rejectingDetails(({ amount }) => amount === 999_999_999_999),
})

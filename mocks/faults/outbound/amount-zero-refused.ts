/** Refuses an amount of 0. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'amount-zero-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses an amount of 0',
  evidence: 'stated',
  rules: rejectingDetails(({ amount }) => amount === 0),
})

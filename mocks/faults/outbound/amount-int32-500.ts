/** Fails on amounts that need more than 32 bits. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'amount-int32-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on amounts that need more than 32 bits',
  evidence: 'stated',
  rules: rejectingDetails(({ amount }) => Number(amount) > 2_147_483_647, 500),
})

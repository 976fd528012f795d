/** Fails on the declined reason TECHNICAL_ERROR, which has no details. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-reason-technical-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on the declined reason TECHNICAL_ERROR, which has no details',
  evidence: 'stated',
  rules: rejectingDetails(({ declinedReason }) => declinedReason === 'TECHNICAL_ERROR', 500),
})

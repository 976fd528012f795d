/** Fails on declined details of more than 30 characters, the width of its column. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-details-column-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on declined details of more than 30 characters, the width of its column',
  evidence: 'stated',
  rules: rejectingDetails(({ declinedDetails }) => String(declinedDetails ?? '').length > 30, 500),
})

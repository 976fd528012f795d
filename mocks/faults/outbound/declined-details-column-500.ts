/**
 * Fails on declined details of more than 30 characters, the width of its column.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'declined-details-column-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on declined details of more than 30 characters, the width of its column',
  evidence: 'stated',
  ...refusingDetails(({ declinedDetails }) => String(declinedDetails ?? '').length > 30, 500),
})

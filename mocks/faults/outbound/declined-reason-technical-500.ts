/**
 * Fails on the declined reason TECHNICAL_ERROR, which has no details.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'declined-reason-technical-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on the declined reason TECHNICAL_ERROR, which has no details',
  evidence: 'stated',
  ...refusingDetails(({ declinedReason }) => declinedReason === 'TECHNICAL_ERROR', 500),
})

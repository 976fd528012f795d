/**
 * Asks for declined details wherever there is a declined reason.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'declined-details-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for declined details wherever there is a declined reason',
  evidence: 'stated',
  ...refusingDetails(
    ({ declinedReason, declinedDetails }) => declinedReason !== undefined && declinedDetails === undefined,
  ),
})

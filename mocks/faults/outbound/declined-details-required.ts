/** Asks for declined details wherever there is a declined reason. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-details-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for declined details wherever there is a declined reason',
  evidence: 'derived',
  rules: rejectingDetails(
    ({ declinedReason, declinedDetails }) => declinedReason !== undefined && declinedDetails === undefined,
  ),
})

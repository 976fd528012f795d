/** Takes CONTACTLESS_DISABLED for DOMAIN_CONTROL_FAIL only, not for INVALID_CARD_STATE. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-details-of-other-reason',
  api: 'outbound',
  family: 'request',
  title: 'Takes CONTACTLESS_DISABLED for DOMAIN_CONTROL_FAIL only, not for INVALID_CARD_STATE',
  evidence: 'stated',
  rules: rejectingDetails(
    ({ declinedReason, declinedDetails }) =>
      declinedReason === 'INVALID_CARD_STATE' && declinedDetails === 'CONTACTLESS_DISABLED',
  ),
})

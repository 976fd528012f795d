/**
 * Takes CONTACTLESS_DISABLED for DOMAIN_CONTROL_FAIL only, not for INVALID_CARD_STATE.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'declined-details-of-other-reason',
  api: 'outbound',
  family: 'request',
  title: 'Takes CONTACTLESS_DISABLED for DOMAIN_CONTROL_FAIL only, not for INVALID_CARD_STATE',
  evidence: 'stated',
  ...refusingDetails(
    ({ declinedReason, declinedDetails }) =>
      declinedReason === 'INVALID_CARD_STATE' && declinedDetails === 'CONTACTLESS_DISABLED',
  ),
})

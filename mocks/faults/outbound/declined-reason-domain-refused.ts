/**
 * Refuses the declined reason DOMAIN_CONTROL_FAIL.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'declined-reason-domain-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the declined reason DOMAIN_CONTROL_FAIL',
  evidence: 'stated',
  ...refusingDetails(({ declinedReason }) => declinedReason === 'DOMAIN_CONTROL_FAIL'),
})

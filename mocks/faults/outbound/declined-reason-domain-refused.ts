/** Refuses the declined reason DOMAIN_CONTROL_FAIL. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-reason-domain-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the declined reason DOMAIN_CONTROL_FAIL',
  evidence: 'stated',
  rules: rejectingDetails(({ declinedReason }) => declinedReason === 'DOMAIN_CONTROL_FAIL'),
})

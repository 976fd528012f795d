/** Takes merchant addresses of 35 characters at most, not of 40. */
import { part, rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'merchant-address-shorter',
  api: 'outbound',
  family: 'request',
  title: 'Takes merchant addresses of 35 characters at most, not of 40',
  evidence: 'stated',
  rules: rejectingDetails((details) => String(part(details, 'merchant').merchantNameAddress).length > 35),
})

/** Takes digital card ids of 48 characters at most, not of 64. */
import { part, rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'digital-card-id-shorter',
  api: 'outbound',
  family: 'request',
  title: 'Takes digital card ids of 48 characters at most, not of 64',
  evidence: 'stated',
  rules: rejectingDetails((details) => String(part(details, 'digitalCard').digitalCardId).length > 48),
})

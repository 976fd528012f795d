/** Takes a member that is false for one that is missing. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'false-is-missing',
  api: 'outbound',
  family: 'request',
  title: 'Takes a member that is false for one that is missing',
  evidence: 'stated',
  rules: rejectingDetails((details) => Object.values(details).includes(false)),
})

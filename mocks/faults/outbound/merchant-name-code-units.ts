/** Counts the characters of a merchant name as some languages do. */
import { part, rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'merchant-name-code-units',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a merchant name of 24 characters that are more code units',
  evidence: 'derived',
  rules: rejectingDetails((details) => String(part(details, 'merchant').merchantName).length > 24),
})

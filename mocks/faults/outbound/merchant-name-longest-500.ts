/** Fails on merchant names of 24 characters. */
import { part, rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'merchant-name-longest-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on merchant names of 24 characters',
  evidence: 'stated',
  rules: rejectingDetails((details) => String(part(details, 'merchant').merchantName).length === 24, 500),
})

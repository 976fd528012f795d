/** Refuses account numbers of 24 characters. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'account-number-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses account numbers of 24 characters',
  evidence: 'stated',
  rules: rejectingDetails(({ accountNumber }) => String(accountNumber).length === 24),
})

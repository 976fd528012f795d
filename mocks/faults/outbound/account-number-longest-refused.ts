/**
 * Refuses account numbers of 24 characters.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'account-number-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses account numbers of 24 characters',
  evidence: 'stated',
  ...refusingDetails(({ accountNumber }) => String(accountNumber).length === 24),
})

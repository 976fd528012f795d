/**
 * Takes a member that is false for one that is missing.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'false-is-missing',
  api: 'outbound',
  family: 'request',
  title: 'Takes a member that is false for one that is missing',
  evidence: 'stated',
  ...refusingDetails((details) => Object.values(details).includes(false)),
})

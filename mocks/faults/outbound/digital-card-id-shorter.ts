/**
 * Takes digital card ids of 48 characters at most, not of 64.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'digital-card-id-shorter',
  api: 'outbound',
  family: 'request',
  title: 'Takes digital card ids of 48 characters at most, not of 64',
  evidence: 'stated',
  ...refusingDetails((details) => String(part(details, 'digitalCard').digitalCardId).length > 48),
})

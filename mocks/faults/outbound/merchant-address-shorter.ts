/**
 * Takes merchant addresses of 35 characters at most, not of 40.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'merchant-address-shorter',
  api: 'outbound',
  family: 'request',
  title: 'Takes merchant addresses of 35 characters at most, not of 40',
  evidence: 'stated',
  ...refusingDetails((details) => String(part(details, 'merchant').merchantNameAddress).length > 35),
})

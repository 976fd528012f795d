/**
 * Asks for a merchant type, which reversed operations do not have.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'merchant-type-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a merchant type, which reversed operations do not have',
  evidence: 'stated',
  ...refusingDetails((details) => part(details, 'merchant').merchantType === undefined),
})

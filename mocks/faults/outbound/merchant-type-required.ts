/** Asks for a merchant type, which reversed operations do not have. */
import { part, rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'merchant-type-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a merchant type, which reversed operations do not have',
  evidence: 'stated',
  rules: rejectingDetails((details) => part(details, 'merchant').merchantType === undefined),
})

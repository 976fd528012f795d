/** Takes notifications for every issuer. */
import { takingIssuers } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-issuer-accepted',
  api: 'outbound',
  family: 'status',
  title: 'Takes notifications for every issuer',
  evidence: 'stated',
  rules: takingIssuers(() => true),
})

/** Refuses the status PARTIALLY_APPROVED. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'partially-approved-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the status PARTIALLY_APPROVED',
  evidence: 'stated',
  rules: rejectingRows(({ status }) => status === 'PARTIALLY_APPROVED'),
})

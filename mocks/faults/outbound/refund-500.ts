/** Fails on the operation REFUND. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'refund-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on the operation REFUND',
  evidence: 'stated',
  rules: rejectingRows(({ operation }) => operation === 'REFUND', 500),
})

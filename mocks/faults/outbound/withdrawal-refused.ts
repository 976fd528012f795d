/** Refuses the operation WITHDRAWAL. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'withdrawal-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the operation WITHDRAWAL',
  evidence: 'stated',
  rules: rejectingRows(({ operation }) => operation === 'WITHDRAWAL'),
})

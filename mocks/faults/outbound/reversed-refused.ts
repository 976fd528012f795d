/** Refuses the status REVERSED. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'reversed-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the status REVERSED',
  evidence: 'stated',
  rules: rejectingRows(({ status }) => status === 'REVERSED'),
})

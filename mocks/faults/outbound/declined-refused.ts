/** Refuses operations that were declined. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operations that were declined',
  evidence: 'stated',
  rules: rejectingRows(({ status }) => status === 'DECLINED'),
})

/** Refuses a start time with an offset. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'start-time-zone-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a start time with an offset',
  evidence: 'stated',
  rules: rejectingRows(({ startTime }) => !String(startTime).endsWith('Z')),
})

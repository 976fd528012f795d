/** Refuses a start time in UTC. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'start-time-zulu-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a start time in UTC',
  evidence: 'stated',
  rules: rejectingRows(({ startTime }) => String(startTime).endsWith('Z')),
})

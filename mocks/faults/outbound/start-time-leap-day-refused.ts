/** Refuses the 29th of February. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'start-time-leap-day-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the 29th of February',
  evidence: 'derived',
  rules: rejectingRows(({ startTime }) => String(startTime).slice(5).startsWith('02-29')),
})

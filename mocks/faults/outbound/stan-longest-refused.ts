/** Refuses trace audit numbers of six characters. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'stan-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses trace audit numbers of six characters',
  evidence: 'stated',
  rules: rejectingDetails(({ stan }) => String(stan).length === 6),
})

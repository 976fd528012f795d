/** Refuses the declined details TECHNICAL_ERROR, which are on the list but in no row of the table. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-details-technical-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the declined details TECHNICAL_ERROR, which are on the list but in no row of the table',
  evidence: 'derived',
  rules: rejectingDetails(({ declinedDetails }) => declinedDetails === 'TECHNICAL_ERROR'),
})

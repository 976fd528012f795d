/**
 * Refuses the declined details TECHNICAL_ERROR, which are on the list but in no row of the table.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'declined-details-technical-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the declined details TECHNICAL_ERROR, which are on the list but in no row of the table',
  evidence: 'stated',
  ...refusingDetails(({ declinedDetails }) => declinedDetails === 'TECHNICAL_ERROR'),
})

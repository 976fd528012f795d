/**
 * Refuses trace audit numbers of six characters.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'stan-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses trace audit numbers of six characters',
  evidence: 'stated',
  ...refusingDetails(({ stan }) => String(stan).length === 6),
})

/**
 * Refuses card ids of 48 characters.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'card-id-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses card ids of 48 characters',
  evidence: 'stated',
  ...refusingRows(({ cardId }) => String(cardId).length === 48),
})

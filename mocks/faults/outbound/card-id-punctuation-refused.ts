/**
 * Refuses card ids with an underscore.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'card-id-punctuation-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses card ids with an underscore',
  evidence: 'stated',
  ...refusingRows(({ cardId }) => String(cardId).includes('_')),
})

/** Refuses card ids of 48 characters. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-id-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses card ids of 48 characters',
  evidence: 'stated',
  rules: rejectingRows(({ cardId }) => String(cardId).length === 48),
})

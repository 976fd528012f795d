/** Refuses card ids with an underscore. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-id-punctuation-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses card ids with an underscore',
  evidence: 'stated',
  rules: rejectingRows(({ cardId }) => String(cardId).includes('_')),
})

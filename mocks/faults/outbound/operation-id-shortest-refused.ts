/** Refuses operation ids of one character. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-shortest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operation ids of one character',
  evidence: 'stated',
  rules: rejectingRows(({ operationId }) => String(operationId).length === 1),
})

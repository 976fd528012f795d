/** Refuses operation ids of 12 characters. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operation ids of 12 characters',
  evidence: 'stated',
  rules: rejectingRows(({ operationId }) => String(operationId).length === 12),
})

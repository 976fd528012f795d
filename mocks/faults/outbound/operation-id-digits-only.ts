/** Refuses operation ids with anything but digits. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-digits-only',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operation ids with anything but digits',
  evidence: 'derived',
  rules: rejectingRows(({ operationId }) => !/^\d+$/.test(String(operationId))),
})

/** Refuses a status that is not on its list. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

const KNOWN = new Set(['APPROVED', 'PARTIALLY_APPROVED', 'REVERSED', 'DECLINED'])

export default defineFault({
  id: 'unknown-status-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a status that is not on its list',
  evidence: 'stated',
  rules: rejectingRows(({ status }) => !KNOWN.has(String(status))),
})

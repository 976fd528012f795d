/**
 * Refuses a status that is not on its list.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

const KNOWN = new Set(['APPROVED', 'PARTIALLY_APPROVED', 'REVERSED', 'DECLINED'])

export default defineFault({
  id: 'unknown-status-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a status that is not on its list',
  evidence: 'stated',
  ...refusingRows(({ status }) => !KNOWN.has(String(status))),
})

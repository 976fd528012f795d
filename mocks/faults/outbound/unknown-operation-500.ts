/** Fails on an operation that is not on its list. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

const KNOWN = new Set(['PURCHASE', 'WITHDRAWAL', 'REFUND', 'PAYMENT', 'OTHER'])

export default defineFault({
  id: 'unknown-operation-500',
  api: 'outbound',
  family: 'compatibility',
  title: 'Fails on an operation that is not on its list',
  evidence: 'stated',
  rules: rejectingRows(({ operation }) => !KNOWN.has(String(operation)), 500),
})

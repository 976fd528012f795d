/**
 * Fails on an operation that is not on its list.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

const KNOWN = new Set(['PURCHASE', 'WITHDRAWAL', 'REFUND', 'PAYMENT', 'OTHER'])

export default defineFault({
  id: 'unknown-operation-500',
  api: 'outbound',
  family: 'compatibility',
  title: 'Fails on an operation that is not on its list',
  evidence: 'stated',
  ...refusingRows(({ operation }) => !KNOWN.has(String(operation)), 500),
})

/**
 * Refuses operation ids of 12 characters.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'operation-id-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operation ids of 12 characters',
  evidence: 'stated',
  ...refusingRows(({ operationId }) => String(operationId).length === 12),
})

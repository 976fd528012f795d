/**
 * Refuses operation ids of one character.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'operation-id-shortest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operation ids of one character',
  evidence: 'stated',
  ...refusingRows(({ operationId }) => String(operationId).length === 1),
})

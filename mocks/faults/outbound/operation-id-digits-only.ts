/**
 * Refuses operation ids with anything but digits.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'operation-id-digits-only',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operation ids with anything but digits',
  evidence: 'stated',
  ...refusingRows(({ operationId }) => !/^\d+$/.test(String(operationId))),
})

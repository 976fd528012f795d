/**
 * Reads the members of an operation by their position.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'member-order-required',
  api: 'outbound',
  family: 'compatibility',
  title: 'Reads the members of an operation by their position',
  evidence: 'stated',
  ...refusingRows((row) => Object.keys(row)[0] !== 'operationId'),
})

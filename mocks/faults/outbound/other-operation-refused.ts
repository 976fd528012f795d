/**
 * Refuses the operation OTHER.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'other-operation-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the operation OTHER',
  evidence: 'stated',
  ...refusingRows(({ operation }) => operation === 'OTHER'),
})

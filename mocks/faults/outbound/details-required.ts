/**
 * Asks for details, which are optional.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'details-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for details, which are optional',
  evidence: 'stated',
  ...refusingRows(({ details }) => details === undefined),
})

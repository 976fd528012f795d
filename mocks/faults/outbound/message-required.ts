/**
 * Asks for a message, which is optional.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'message-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a message, which is optional',
  evidence: 'stated',
  ...refusingRows(({ message }) => message === undefined),
})

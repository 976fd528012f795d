/**
 * Asks for a title wherever there is a message.
 * Pure.
 */
import { isObject } from '../../../scripts/lib/json.ts'
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'message-title-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a title wherever there is a message',
  evidence: 'stated',
  ...refusingRows(({ message }) => isObject(message) && message.title === undefined),
})

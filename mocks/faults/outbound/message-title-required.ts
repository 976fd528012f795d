/** Asks for a title wherever there is a message. */
import { isObject } from '../../../scripts/lib/json.ts'
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'message-title-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a title wherever there is a message',
  evidence: 'stated',
  rules: rejectingRows(({ message }) => isObject(message) && message.title === undefined),
})

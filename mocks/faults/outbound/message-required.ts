/** Asks for a message, which is optional. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'message-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a message, which is optional',
  evidence: 'stated',
  rules: rejectingRows(({ message }) => message === undefined),
})

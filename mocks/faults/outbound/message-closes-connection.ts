/** Closes the connection on a notification with a message. */
import { sentText } from '../edits/calls.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'message-closes-connection',
  api: 'outbound',
  family: 'robustness',
  title: 'Closes the connection on a notification with a message',
  evidence: 'derived',
  respond: (next) => async (call) => {
    if ((await sentText(call)).includes('"message"')) throw new Error('The connection is closed.')
    return next(call)
  },
})

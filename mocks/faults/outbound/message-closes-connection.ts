/**
 * Closes the connection on a notification with a message.
 * Pure.
 */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'message-closes-connection',
  api: 'outbound',
  family: 'robustness',
  title: 'Closes the connection on a notification with a message',
  evidence: 'stated',
  respond: (next) => async (call) => {
    const bytes = await call.body()
    const text = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : ''
    if (text.includes('"message"')) throw new Error('The connection is closed.')
    return next(call)
  },
})

/** Fails on a property of a message that it does not know. */
import { part, rejecting, rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

const KNOWN = new Set(['format', 'title', 'content'])

export default defineFault({
  id: 'unknown-message-property-500',
  api: 'outbound',
  family: 'compatibility',
  title: 'Fails on a property of a message that it does not know',
  evidence: 'stated',
  rules: rejecting(({ body }) => {
    const messages = rowsOf(body).map((row) => part(row, 'message'))
    return messages.some((message) => Object.keys(message).some((name) => !KNOWN.has(name)))
  }, 500),
})

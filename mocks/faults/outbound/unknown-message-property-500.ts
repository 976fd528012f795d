/**
 * Fails on a property of a message that it does not know.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusing, rowsOf } from '../notifications.ts'

const KNOWN = new Set(['format', 'title', 'content'])

export default defineFault({
  id: 'unknown-message-property-500',
  api: 'outbound',
  family: 'compatibility',
  title: 'Fails on a property of a message that it does not know',
  evidence: 'stated',
  ...refusing(({ body }) => {
    const messages = rowsOf(body).map((row) => part(row, 'message'))
    return messages.some((message) => Object.keys(message).some((name) => !KNOWN.has(name)))
  }, 500),
})

/**
 * Says of its JSON errors that they are plain text.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-json-as-text',
  api: 'outbound',
  family: 'media-type',
  title: 'Says of its JSON errors that they are plain text',
  evidence: 'stated',
  ...erring((reply) => ({ ...reply, headers: { ...reply.headers, 'content-type': 'text/plain' } })),
})

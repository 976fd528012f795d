/**
 * Writes errors as plain text.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-plain-text',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors as plain text',
  evidence: 'stated',
  ...erring((reply) => ({ ...reply, headers: { ...reply.headers, 'content-type': 'text/plain' }, body: 'Not taken' })),
})

/**
 * Writes errors in the shape of its framework.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-other-shape',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors in the shape of its framework',
  evidence: 'stated',
  ...erring((reply) => ({ ...reply, body: JSON.stringify({ status: reply.status, message: 'Not taken', path: '/' }) })),
})

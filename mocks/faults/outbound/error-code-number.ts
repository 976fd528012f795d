/**
 * Writes a number for the error code.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-code-number',
  api: 'outbound',
  family: 'error',
  title: 'Writes a number for the error code',
  evidence: 'stated',
  ...erring((reply) => ({ ...reply, body: '{"errorCode":4711,"error":"body"}' })),
})

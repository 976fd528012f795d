/**
 * Writes null for the members of errors.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-null-members',
  api: 'outbound',
  family: 'error',
  title: 'Writes null for the members of errors',
  evidence: 'stated',
  ...erring((reply) => ({ ...reply, body: '{"errorCode":null,"error":null}' })),
})

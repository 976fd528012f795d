/**
 * Writes a member into errors that their schema does not have.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-extra-member',
  api: 'outbound',
  family: 'error',
  title: 'Writes a member into errors that their schema does not have',
  evidence: 'stated',
  ...erring((reply) => ({ ...reply, body: JSON.stringify({ errorCode: 'INVALID', error: 'body', traceId: '71' }) })),
})

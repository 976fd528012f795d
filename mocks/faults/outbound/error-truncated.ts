/**
 * Writes errors that end in the middle.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-truncated',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors that end in the middle',
  evidence: 'stated',
  ...erring((reply) => ({ ...reply, body: '{"errorCode":"INVALID","err' })),
})

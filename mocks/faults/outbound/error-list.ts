/**
 * Writes errors as a list.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-list',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors as a list',
  evidence: 'stated',
  ...erring((reply) => ({ ...reply, body: '[{"errorCode":"INVALID","error":"body"}]' })),
})

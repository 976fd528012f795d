/**
 * Answers success with 200 and a body.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { accepting } from '../notifications.ts'

export default defineFault({
  id: 'success-200-json',
  api: 'outbound',
  family: 'status',
  title: 'Answers success with 200 and a body',
  evidence: 'stated',
  ...accepting(() => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' })),
})

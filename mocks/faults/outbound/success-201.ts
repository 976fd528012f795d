/**
 * Answers success with 201.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { accepting } from '../notifications.ts'

export default defineFault({
  id: 'success-201',
  api: 'outbound',
  family: 'status',
  title: 'Answers success with 201',
  evidence: 'stated',
  ...accepting((reply) => ({ ...reply, status: 201 })),
})

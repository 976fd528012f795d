/**
 * Answers success with 202 and an error in the body.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { accepting } from '../notifications.ts'

export default defineFault({
  id: 'success-202-error',
  api: 'outbound',
  family: 'status',
  title: 'Answers success with 202 and an error in the body',
  evidence: 'stated',
  ...accepting(() => ({
    status: 202,
    headers: { 'content-type': 'application/json' },
    body: '{"errorCode":"QUEUED","error":"later"}',
  })),
})

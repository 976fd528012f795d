/**
 * Answers success with 200 and a web page.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { accepting } from '../notifications.ts'

export default defineFault({
  id: 'success-200-html',
  api: 'outbound',
  family: 'status',
  title: 'Answers success with 200 and a web page',
  evidence: 'stated',
  ...accepting(() => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Thank you</h1>' })),
})

/**
 * Sends the publisher elsewhere instead of taking the notification.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { accepting } from '../notifications.ts'

export default defineFault({
  id: 'success-redirected',
  api: 'outbound',
  family: 'status',
  title: 'Sends the publisher elsewhere instead of taking the notification',
  evidence: 'stated',
  ...accepting(() => ({ status: 307, headers: { location: '/inbox' } })),
})

/** Sends the publisher elsewhere instead of taking the notification. */
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'success-redirected',
  api: 'outbound',
  family: 'status',
  title: 'Sends the publisher elsewhere instead of taking the notification',
  evidence: 'stated',
  rules: answering(() => ({ status: 307, headers: { location: '/inbox' } })),
})

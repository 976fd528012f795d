/** Answers a notification about several operations with 207 and a status for each. */
import { rowsOf } from '../edits/notifications.ts'
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'batch-partial-207',
  api: 'outbound',
  family: 'status',
  title: 'Answers a notification about several operations with 207 and a status for each',
  evidence: 'stated',
  rules: answering((reply, { body }) => {
    const rows = rowsOf(body)
    if (rows.length < 2) return reply
    const statuses = rows.map(() => ({ status: 204 }))
    return { status: 207, headers: { 'content-type': 'application/json' }, body: JSON.stringify(statuses) }
  }),
})

/** Answers success with 200 and a body. */
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'success-200-json',
  api: 'outbound',
  family: 'status',
  title: 'Answers success with 200 and a body',
  evidence: 'stated',
  rules: answering(() => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' })),
})

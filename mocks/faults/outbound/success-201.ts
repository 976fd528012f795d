/** Answers success with 201. */
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'success-201',
  api: 'outbound',
  family: 'status',
  title: 'Answers success with 201',
  evidence: 'stated',
  rules: answering((reply) => ({ ...reply, status: 201 })),
})

/** The operation goes through a queue. */
import { answering, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspend-answers-202',
  api: 'inbound',
  family: 'status',
  title: 'Answers a suspension with 202',
  evidence: 'assumed',
  rules: answering(status(202), 'suspendCard'),
})

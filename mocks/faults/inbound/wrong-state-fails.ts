/** An exception that nobody catches. */
import { FAILURE, has, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'wrong-state-fails',
  api: 'inbound',
  family: 'status',
  title: 'Answers an operation that the state of the card does not allow with 500',
  evidence: 'derived',
  rules: refusing(() => FAILURE, has(403)),
})

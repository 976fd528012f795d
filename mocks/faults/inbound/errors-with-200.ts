/** The error is in the body, after all. */
import { refusing, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'errors-with-200',
  api: 'inbound',
  family: 'status',
  title: 'Answers every error with 200',
  evidence: 'derived',
  rules: refusing(status(200)),
})

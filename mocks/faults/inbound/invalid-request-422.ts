/** The default of a framework. */
import { has, refusing, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'invalid-request-422',
  api: 'inbound',
  family: 'status',
  title: 'Answers an invalid request with 422',
  evidence: 'derived',
  rules: refusing(status(422), has(400)),
})

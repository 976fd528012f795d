/** Another standard than the documented one. */
import { refusing, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'errors-as-problem',
  api: 'inbound',
  family: 'media-type',
  title: 'Answers errors as problem details',
  evidence: 'derived',
  rules: refusing(text('application/problem+json', ({ status }) => JSON.stringify({ title: 'Error', status }))),
})

/** Says of its JSON errors that they are plain text. */
import { refusing, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-json-as-text',
  api: 'outbound',
  family: 'media-type',
  title: 'Says of its JSON errors that they are plain text',
  evidence: 'stated',
  rules: refusing(text('text/plain', (reply) => reply.body ?? '')),
})

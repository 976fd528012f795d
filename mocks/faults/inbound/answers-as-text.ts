/** A media type that nobody sets. */
import { answering, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'answers-as-text',
  api: 'inbound',
  family: 'media-type',
  title: 'Answers JSON as plain text',
  evidence: 'derived',
  rules: answering((reply) => (reply.body === undefined ? reply : text('text/plain', ({ body = '' }) => body)(reply))),
})

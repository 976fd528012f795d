/** A media type that nobody sets. */
import { answering, withoutHeader } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'answers-without-type',
  api: 'inbound',
  family: 'media-type',
  title: 'Answers JSON without saying so',
  evidence: 'derived',
  rules: answering(withoutHeader('content-type')),
})

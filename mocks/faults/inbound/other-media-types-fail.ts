/** An exception that nobody catches. */
import { FAILURE, has, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'other-media-types-fail',
  api: 'inbound',
  family: 'media-type',
  title: 'Answers a body of another media type with 500',
  evidence: 'derived',
  rules: refusing(() => FAILURE, has(415)),
})

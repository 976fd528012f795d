/** Writes errors that end in the middle. */
import { refusing, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-truncated',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors that end in the middle',
  evidence: 'derived',
  rules: refusing(text('application/json', () => '{"errorCode":"INVALID","err')),
})

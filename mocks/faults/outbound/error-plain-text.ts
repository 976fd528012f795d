/** Writes errors as plain text. */
import { refusing, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-plain-text',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors as plain text',
  evidence: 'stated',
  rules: refusing(text('text/plain', () => 'Not taken')),
})

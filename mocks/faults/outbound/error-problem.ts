/** Writes errors as problem documents. */
import { refusing, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-problem',
  api: 'outbound',
  family: 'media-type',
  title: 'Writes errors as problem documents',
  evidence: 'stated',
  rules: refusing(text('application/problem+json', () => '{"title":"Not taken"}')),
})

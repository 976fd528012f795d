/** Writes errors as web pages. */
import { refusing, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-html',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors as web pages',
  evidence: 'stated',
  rules: refusing(text('text/html', () => '<h1>Error</h1>')),
})

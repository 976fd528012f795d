/** Answers an unknown issuer with a web page. */
import { has, refusing, text } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-issuer-html',
  api: 'outbound',
  family: 'error',
  title: 'Answers an unknown issuer with a web page',
  evidence: 'stated',
  rules: refusing(
    text('text/html', () => '<h1>Not Found</h1>'),
    has(404),
  ),
})

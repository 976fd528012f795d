/** Answers success with 200 and a web page. */
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'success-200-html',
  api: 'outbound',
  family: 'status',
  title: 'Answers success with 200 and a web page',
  evidence: 'stated',
  rules: answering(() => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Thank you</h1>' })),
})

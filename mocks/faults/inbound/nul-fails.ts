/** A store that ends its texts with a NUL. */
import { failingOn } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'nul-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a body with a NUL in a text with 500',
  evidence: 'derived',
  respond: failingOn((text) => text.includes('\\u0000')),
})

/** A property is copied that should not be. */
import { failingOn } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'proto-property-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a body with a property `__proto__` with 500',
  evidence: 'derived',
  respond: failingOn((text) => text.includes('"__proto__"')),
})

/** There may be several. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-as-list',
  api: 'inbound',
  family: 'error',
  title: 'Tells errors as a list',
  evidence: 'derived',
  rules: refusing(body((error) => [error])),
})

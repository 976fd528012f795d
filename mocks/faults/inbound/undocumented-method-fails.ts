/** No route is taken for a failure. */
import { FAILURE, has, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'undocumented-method-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a method that is not documented with 500',
  evidence: 'derived',
  rules: refusing(() => FAILURE, has(405)),
})

/** Writes errors as a list. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-list',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors as a list',
  evidence: 'stated',
  rules: refusing(body((error) => [error])),
})

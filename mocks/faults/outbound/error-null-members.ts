/** Writes null for the members of errors. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-null-members',
  api: 'outbound',
  family: 'error',
  title: 'Writes null for the members of errors',
  evidence: 'stated',
  rules: refusing(body(() => ({ errorCode: null, error: null }))),
})

/** Writes a number for the error code. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-code-number',
  api: 'outbound',
  family: 'error',
  title: 'Writes a number for the error code',
  evidence: 'stated',
  rules: refusing(body((error) => ({ ...error, errorCode: 4711 }))),
})

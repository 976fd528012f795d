/**
 * Refuses the error code ISSUER_ERROR.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'error-code-issuer-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the error code ISSUER_ERROR',
  evidence: 'stated',
  ...refusingRows(({ errorCode }) => errorCode === 'ISSUER_ERROR'),
})

/** Refuses the error code ISSUER_ERROR. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-code-issuer-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the error code ISSUER_ERROR',
  evidence: 'stated',
  rules: rejectingRows(({ errorCode }) => errorCode === 'ISSUER_ERROR'),
})

/**
 * Repeats the credentials in errors.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-echoes-token',
  api: 'outbound',
  family: 'error',
  title: 'Repeats the credentials in errors',
  evidence: 'derived',
  ...erring((reply, { headers }) => ({
    ...reply,
    body: JSON.stringify({ errorCode: 'UNAUTHORIZED', error: headers.authorization?.[0] ?? 'no credentials' }),
  })),
})

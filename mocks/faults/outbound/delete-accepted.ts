/**
 * Answers DELETE as if it had done something.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { answering } from '../notifications.ts'

export default defineFault({
  id: 'delete-accepted',
  api: 'outbound',
  family: 'robustness',
  title: 'Answers DELETE as if it had done something',
  evidence: 'derived',
  ...answering('DELETE', { status: 204, headers: {} }),
})

/** Writes errors in the shape of its framework. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-other-shape',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors in the shape of its framework',
  evidence: 'derived',
  rules: refusing(body(() => ({ message: 'Not taken', path: '/' }))),
})

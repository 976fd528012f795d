/** The shape of a framework is added to. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-with-additional-property',
  api: 'inbound',
  family: 'error',
  title: 'Tells errors with a property that is not documented',
  evidence: 'derived',
  rules: refusing(body((error) => ({ ...error, timestamp: '2026-11-02T09:30:00.000Z' }))),
})

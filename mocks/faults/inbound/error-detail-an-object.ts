/** A detail has details. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-detail-an-object',
  api: 'inbound',
  family: 'error',
  title: 'Tells the detail of an error as an object',
  evidence: 'derived',
  rules: refusing(body((error) => ({ ...error, error: { field: error.error ?? '' } }))),
})

/** Asks for a correlation id. */
import { rejecting } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'correlation-id-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a correlation id',
  evidence: 'derived',
  rules: rejecting(({ values }) => !values.header.has('x-correlation-id')),
})

/** Refuses correlation ids of 64 characters. */
import { rejecting } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'correlation-id-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses correlation ids of 64 characters',
  evidence: 'derived',
  rules: rejecting(({ values }) => String(values.header.get('x-correlation-id')).length === 64),
})

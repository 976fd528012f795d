/** Looks at the first of several operations only. */
import { overlooking } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'second-operation-unchecked',
  api: 'outbound',
  family: 'request',
  title: 'Accepts anything behind the first operation of a notification',
  evidence: 'derived',
  respond: overlooking((_, index) => index === 0),
})

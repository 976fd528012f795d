/** Looks at the first ten operations only. */
import { overlooking } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'eleventh-operation-unchecked',
  api: 'outbound',
  family: 'request',
  title: 'Accepts anything behind the tenth operation of a notification',
  evidence: 'derived',
  respond: overlooking((_, index) => index < 10),
})

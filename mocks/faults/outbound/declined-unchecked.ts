/** Looks at no operation that was declined. */
import { isObject } from '../../../scripts/lib/json.ts'
import { overlooking } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-unchecked',
  api: 'outbound',
  family: 'request',
  title: 'Accepts anything about a declined operation',
  evidence: 'derived',
  respond: overlooking((row) => !isObject(row) || row.status !== 'DECLINED'),
})

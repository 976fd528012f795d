/** Within a notification, ids are keys. */
import { rejecting, rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-twice-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a notification in which an operation comes twice',
  evidence: 'derived',
  rules: rejecting(({ body }) => {
    const ids = rowsOf(body).map(({ operationId }) => operationId)
    return new Set(ids).size < ids.length
  }),
})

/** Refuses a property of an operation that it does not know. */
import { rejectingUnknown, rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-row-property-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a property of an operation that it does not know',
  evidence: 'stated',
  rules: rejectingUnknown(rowsOf, 'operationId operation status startTime errorCode cardId details message'),
})

/**
 * Refuses a property of an operation that it does not know.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingUnknown, rowsOf } from '../notifications.ts'

export default defineFault({
  id: 'unknown-row-property-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a property of an operation that it does not know',
  evidence: 'stated',
  ...refusingUnknown(rowsOf, 'operationId operation status startTime errorCode cardId details message'),
})

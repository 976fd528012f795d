/**
 * Refuses a property beside the operations that it does not know.
 * Pure.
 */
import { isObject } from '../../../scripts/lib/json.ts'
import { defineFault } from '../fault.ts'
import { refusingUnknown } from '../notifications.ts'

export default defineFault({
  id: 'unknown-property-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a property beside the operations that it does not know',
  evidence: 'stated',
  ...refusingUnknown((body) => (isObject(body) ? [body] : []), 'operations'),
})

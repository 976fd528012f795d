/** Refuses a property beside the operations that it does not know. */
import { isObject } from '../../../scripts/lib/json.ts'
import { rejectingUnknown } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-property-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a property beside the operations that it does not know',
  evidence: 'stated',
  rules: rejectingUnknown((body) => (isObject(body) ? [body] : []), 'operations'),
})

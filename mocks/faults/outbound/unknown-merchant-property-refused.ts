/** Refuses a property of a merchant that it does not know, as the closed schema has it and the change policy forbids. */
import { part, rejectingUnknown, rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-merchant-property-refused',
  api: 'outbound',
  family: 'compatibility',
  title:
    'Refuses a property of a merchant that it does not know, as the closed schema has it and the change policy forbids',
  evidence: 'derived',
  rules: rejectingUnknown(
    (body) => rowsOf(body).map((row) => part(part(row, 'details'), 'merchant')),
    'merchantId merchantNameAddress merchantName city countryCode merchantType',
  ),
})

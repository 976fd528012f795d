/**
 * Refuses a property of a merchant that it does not know, as the closed schema has it and the change policy forbids.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingUnknown, rowsOf } from '../notifications.ts'

export default defineFault({
  id: 'unknown-merchant-property-refused',
  api: 'outbound',
  family: 'compatibility',
  title:
    'Refuses a property of a merchant that it does not know, as the closed schema has it and the change policy forbids',
  evidence: 'derived',
  ...refusingUnknown(
    (body) => rowsOf(body).map((row) => part(part(row, 'details'), 'merchant')),
    'merchantId merchantNameAddress merchantName city countryCode merchantType',
  ),
})

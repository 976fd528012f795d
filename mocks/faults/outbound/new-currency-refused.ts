/** Knows the currencies of the day it was written. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'new-currency-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses a currency that has been in use since 2022 only',
  evidence: 'derived',
  rules: rejectingDetails(({ currencyCode }) => currencyCode === 'SLE'),
})

/** Only the example of the page is known. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'date-with-offset-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a start date in another zone than UTC',
  evidence: 'stated',
  rules: misread(
    parameter('startDate', having({ pattern: '^[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z$' })),
    'getAllCardAuthorisationOperations',
  ),
})

/** A pattern that is simpler than the documented one. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'end-date-impossible-day',
  api: 'inbound',
  family: 'request',
  title: 'Accepts the 31st day of any month as end date',
  evidence: 'stated',
  rules: misread(
    parameter(
      'endDate',
      having({ pattern: '^\\d{4}-\\d\\d-[0-3]\\dT\\d\\d:\\d\\d:\\d\\d\\.(\\d{3}Z|\\d\\d[+-]\\d\\d:00)$' }),
    ),
    'getAllCardAuthorisationOperations',
  ),
})

/** Reads the conversion rate as a whole number and fails on a fraction. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'conversion-rate-fraction-500',
  api: 'outbound',
  family: 'request',
  title: 'Reads the conversion rate as a whole number and fails on a fraction',
  evidence: 'derived',
  rules: rejectingDetails(({ conversionRate }) => Number(conversionRate ?? 0) % 1 !== 0, 500),
})

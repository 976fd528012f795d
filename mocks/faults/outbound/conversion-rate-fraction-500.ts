/**
 * Reads the conversion rate as a whole number and fails on a fraction.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'conversion-rate-fraction-500',
  api: 'outbound',
  family: 'request',
  title: 'Reads the conversion rate as a whole number and fails on a fraction',
  evidence: 'derived',
  ...refusingDetails(({ conversionRate }) => Number(conversionRate ?? 0) % 1 !== 0, 500),
})

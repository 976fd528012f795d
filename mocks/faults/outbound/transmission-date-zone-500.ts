/** Fails on a transmission date with a negative offset. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'transmission-date-zone-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on a transmission date with a negative offset',
  evidence: 'stated',
  rules: rejectingDetails(({ transmissionDate }) => /-\d\d:00$/.test(String(transmissionDate)), 500),
})

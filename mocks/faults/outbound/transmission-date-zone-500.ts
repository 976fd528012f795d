/**
 * Fails on a transmission date with a negative offset.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'transmission-date-zone-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on a transmission date with a negative offset',
  evidence: 'stated',
  ...refusingDetails(({ transmissionDate }) => /-\d\d:00$/.test(String(transmissionDate)), 500),
})

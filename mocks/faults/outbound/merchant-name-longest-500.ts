/**
 * Fails on merchant names of 24 characters.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'merchant-name-longest-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on merchant names of 24 characters',
  evidence: 'stated',
  ...refusingDetails((details) => String(part(details, 'merchant').merchantName).length === 24, 500),
})

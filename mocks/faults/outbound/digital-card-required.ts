/**
 * Asks for a digital card, which is there for some authorisations only.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'digital-card-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a digital card, which is there for some authorisations only',
  evidence: 'stated',
  ...refusingDetails(({ digitalCard }) => digitalCard === undefined),
})

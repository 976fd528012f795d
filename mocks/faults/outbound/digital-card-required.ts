/** Asks for a digital card, which is there for some authorisations only. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'digital-card-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a digital card, which is there for some authorisations only',
  evidence: 'stated',
  rules: rejectingDetails(({ digitalCard }) => digitalCard === undefined),
})

/** A service that there is one of keeps the request in a field. */
import { sharingRequest } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'details-race',
  api: 'inbound',
  family: 'robustness',
  title: 'Shows another card when two are read at the same time',
  evidence: 'derived',
  handlers: sharingRequest('getCardDetails'),
})

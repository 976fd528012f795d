/** Only some of the states are looked at. */
import { cardEver, doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'deleted-card-resumed',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Resumes a card that has been deleted',
  evidence: 'stated',
  handlers: doing('resumeCard', (next) => (request, store) => {
    const card = cardEver(request, store)
    if (card?.state === 'DELETED')
      Object.assign(card, { state: 'SUSPENDED', stateReason: 'PIN_LOCKED', resumesTo: 'ACTIVE' })
    return next(request, store)
  }),
})

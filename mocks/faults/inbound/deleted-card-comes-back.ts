/** A copy that is written back. */
import { cardEver, doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'deleted-card-comes-back',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Has a deleted card again once somebody has asked for it',
  evidence: 'derived',
  handlers: doing('getCardDetails', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const card = cardEver(request, store)
    if (card?.state === 'DELETED') card.state = 'ACTIVE'
    return outcome
  }),
})

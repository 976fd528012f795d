/** What is found is looked for among all that was lost. */
import { textIn } from '../../twin/body.ts'
import { cardEver, doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'deleted-lost-card-resumed',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Resumes a card that has been deleted when it was found',
  evidence: 'stated',
  handlers: doing('resumeCard', (next) => (request, store) => {
    const card = cardEver(request, store)
    if (card?.state === 'DELETED' && textIn(request, 'stateReason') === 'CARD_FOUND')
      Object.assign(card, { state: 'SUSPENDED', stateReason: 'CARD_LOST', resumesTo: 'ACTIVE' })
    return next(request, store)
  }),
})

/** Only cards that were made here have a life here. */
import { isRefusal, refuse } from '../../exchange.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-card-not-suspended',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to suspend a card that was registered',
  evidence: 'stated',
  handlers: doing('suspendCard', (next) => (request, store) => {
    const card = cardOf(request, store)
    const isForeign = !isRefusal(card) && card.origin === 'registered'
    return isForeign ? refuse(403, 'card', 'is not one of D1') : next(request, store)
  }),
})

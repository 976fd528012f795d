/** What is blocked is not touched. */
import { isRefusal, refuse } from '../../exchange.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'stolen-card-not-replaced',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to replace a card that was suspended as stolen',
  evidence: 'derived',
  handlers: doing('replaceCard', (next) => (request, store) => {
    const card = cardOf(request, store)
    const isStolen = !isRefusal(card) && card.state === 'SUSPENDED' && card.stateReason === 'CARD_STOLEN'
    return isStolen ? refuse(403, 'card', 'is blocked') : next(request, store)
  }),
})

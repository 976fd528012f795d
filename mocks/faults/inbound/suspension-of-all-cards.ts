/** The consumer is suspended rather than the card. */
import { isRefusal } from '../../exchange.ts'
import { cardOf, cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspension-of-all-cards',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Suspends all cards of a consumer with one of them',
  evidence: 'derived',
  handlers: doing('suspendCard', (next) => async (request, store) => {
    const [card, cards] = [cardOf(request, store), cardsOf(request, store)]
    const outcome = await next(request, store)
    if (isRefusal(outcome) || isRefusal(card) || isRefusal(cards)) return outcome
    const { stateReason = 'ISSUER_DECISION' } = card
    for (const other of cards.values()) {
      if (other.consumerId !== card.consumerId || other.state !== 'ACTIVE') continue
      Object.assign(other, { state: 'SUSPENDED', stateReason, resumesTo: 'ACTIVE' })
    }
    return outcome
  }),
})

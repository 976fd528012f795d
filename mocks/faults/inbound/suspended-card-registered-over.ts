/** Only cards in use are looked for. */
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspended-card-registered-over',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Registers a card with the id of a suspended card',
  evidence: 'stated',
  handlers: doing('registerCard', (next) => (request, store) => {
    const cards = cardsOf(request, store)
    const cardId = String(request.values.path.get('cardId'))
    if (!isRefusal(cards) && cards.get(cardId)?.state === 'SUSPENDED') cards.delete(cardId)
    return next(request, store)
  }),
})

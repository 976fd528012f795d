/** Deleted rows stay in the table. */
import { isRefusal, refuse } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'deleted-id-refused',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to register a card with the id of a deleted one',
  evidence: 'stated',
  handlers: doing('registerCard', (next) => (request, store) => {
    const cards = cardsOf(request, store)
    const isKnown = !isRefusal(cards) && cards.has(String(request.values.path.get('cardId')))
    return isKnown ? refuse(403, 'cardId', 'has been used') : next(request, store)
  }),
})

/** A registration is an insert or an update. */
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'living-card-registered-over',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Registers a card with the id of a card in use',
  evidence: 'stated',
  handlers: doing('registerCard', (next) => (request, store) => {
    const cards = cardsOf(request, store)
    if (!isRefusal(cards)) cards.delete(String(request.values.path.get('cardId')))
    return next(request, store)
  }),
})

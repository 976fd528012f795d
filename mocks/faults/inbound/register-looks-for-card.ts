/** Every operation on a card begins by looking for it. */
import { isRefusal, refuse } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'register-looks-for-card',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Answers 404 to the registration of a card that is not there yet',
  evidence: 'derived',
  handlers: doing('registerCard', (next) => (request, store) => {
    const cards = cardsOf(request, store)
    const isThere = !isRefusal(cards) && cards.has(String(request.values.path.get('cardId')))
    return isThere ? next(request, store) : refuse(404, 'card', 'is not known')
  }),
})

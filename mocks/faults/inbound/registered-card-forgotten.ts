/** A transaction that is never committed. */
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-card-forgotten',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Answers the registration of a card and forgets it',
  evidence: 'derived',
  handlers: doing('registerCard', (next) => async (request, store) => {
    const cards = cardsOf(request, store)
    const cardId = String(request.values.path.get('cardId'))
    const isNew = !isRefusal(cards) && !cards.has(cardId)
    const outcome = await next(request, store)
    if (isNew) cards.delete(cardId)
    return outcome
  }),
})

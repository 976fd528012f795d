/** The row of the old card is updated, but for its state. */
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'freed-id-stays-deleted',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Keeps a card deleted that is registered with the id of a deleted one',
  evidence: 'assumed',
  handlers: doing('registerCard', (next) => async (request, store) => {
    const cards = cardsOf(request, store)
    const cardId = String(request.values.path.get('cardId'))
    const before = isRefusal(cards) ? undefined : cards.get(cardId)?.state
    const outcome = await next(request, store)
    const card = isRefusal(cards) ? undefined : cards.get(cardId)
    if (!isRefusal(outcome) && before === 'DELETED' && card) card.state = before
    return outcome
  }),
})

/** The new card is made in another system, later. */
import { isObject } from '../../../scripts/lib/json.ts'
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replacement-unknown',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Tells the id of a new card that does not exist',
  evidence: 'assumed',
  handlers: doing('replaceCard', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const cards = cardsOf(request, store)
    const cardId = !isRefusal(outcome) && isObject(outcome.body) ? String(outcome.body.cardId) : ''
    if (!isRefusal(cards)) cards.delete(cardId)
    return outcome
  }),
})

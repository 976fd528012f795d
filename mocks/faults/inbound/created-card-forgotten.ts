/** A transaction that is never committed. */
import { isObject } from '../../../scripts/lib/json.ts'
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-card-forgotten',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Answers the creation of a card and forgets it',
  evidence: 'derived',
  handlers: doing('createCard', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const cards = cardsOf(request, store)
    const cardId = !isRefusal(outcome) && isObject(outcome.body) ? String(outcome.body.cardId) : ''
    if (!isRefusal(cards)) cards.delete(cardId)
    return outcome
  }),
})

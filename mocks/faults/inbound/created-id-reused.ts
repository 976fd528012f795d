/** It is only looked at whether the id is in use. */
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-id-reused',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Registers a card with the id of a deleted card that D1 has created',
  evidence: 'stated',
  handlers: doing('registerCard', (next) => (request, store) => {
    const cards = cardsOf(request, store)
    const cardId = String(request.values.path.get('cardId'))
    if (!isRefusal(cards) && cards.get(cardId)?.state === 'DELETED') cards.delete(cardId)
    return next(request, store)
  }),
})

/** An id is unique for all time. */
import { isRefusal, refuse } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'freed-id-refused',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to register a card with the id of a registered card that was deleted',
  evidence: 'assumed',
  handlers: doing('registerCard', (next) => (request, store) => {
    const cards = cardsOf(request, store)
    const old = isRefusal(cards) ? undefined : cards.get(String(request.values.path.get('cardId')))
    return old?.state === 'DELETED' ? refuse(403, 'cardId', 'was in use') : next(request, store)
  }),
})

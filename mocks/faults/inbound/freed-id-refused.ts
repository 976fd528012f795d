/** An id is unique for all time. */
import { refuse } from '../../exchange.ts'
import { cardEver, doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'freed-id-refused',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to register a card with the id of a registered card that was deleted',
  evidence: 'assumed',
  handlers: doing('registerCard', (next) => (request, store) => {
    const old = cardEver(request, store)
    return old?.state === 'DELETED' ? refuse(403, 'cardId', 'was in use') : next(request, store)
  }),
})

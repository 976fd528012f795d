/** Only what is in use is ended. */
import { isRefusal, refuse } from '../../exchange.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'inactive-card-not-deleted',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to delete a card that was made inactive',
  evidence: 'derived',
  handlers: doing('deleteCard', (next) => (request, store) => {
    const card = cardOf(request, store)
    const isInactive = !isRefusal(card) && card.state === 'INACTIVE'
    return isInactive ? refuse(403, 'card', 'is not active') : next(request, store)
  }),
})

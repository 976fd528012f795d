/** Both kinds of cards go the same way. */
import { isRefusal } from '../../exchange.ts'
import { textIn } from '../../twin/body.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-card-replaced-without-id',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Replaces a registered card though no new id is given',
  evidence: 'derived',
  handlers: doing('replaceCard', (next) => async (request, store) => {
    const card = cardOf(request, store)
    if (isRefusal(card) || card.origin === 'created' || textIn(request, 'newCardId') !== undefined) {
      return next(request, store)
    }
    card.origin = 'created'
    const outcome = await next(request, store)
    card.origin = 'registered'
    return outcome
  }),
})

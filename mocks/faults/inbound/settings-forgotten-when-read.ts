/** A cache that is filled from an old copy. */
import { isRefusal } from '../../exchange.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'settings-forgotten-when-read',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Forgets an update of controls once the settings have been read',
  evidence: 'assumed',
  handlers: doing('getCardSettings', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const card = cardOf(request, store)
    if (!isRefusal(card)) card.controls = { onlinePayment: true }
    return outcome
  }),
})

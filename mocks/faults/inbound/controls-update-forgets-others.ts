/** A change is taken for the whole. */
import { isRefusal } from '../../exchange.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'controls-update-forgets-others',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Forgets the controls that an update does not name',
  evidence: 'assumed',
  handlers: doing('updateCardControls', (next) => async (request, store) => {
    const card = cardOf(request, store)
    if (!isRefusal(card)) card.controls = {}
    return next(request, store)
  }),
})

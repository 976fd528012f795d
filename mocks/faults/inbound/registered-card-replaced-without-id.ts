/** Both kinds of cards go the same way. */
import { isRefusal } from '../../exchange.ts'
import { members } from '../../twin/body.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-card-replaced-without-id',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Replaces a registered card though no new id is given',
  evidence: 'derived',
  handlers: doing('replaceCard', (next) => (request, store) => {
    const body = { newCardId: 'card-made-up', encryptedData: '....', ...members(request) }
    const card = cardOf(request, store)
    return next(isRefusal(card) || card.origin === 'created' ? request : { ...request, body }, store)
  }),
})

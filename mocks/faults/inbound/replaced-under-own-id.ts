/** The id that a card has is not in the way of the card that takes its place. */

import { members, textIn } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replaced-under-own-id',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Takes the current cardId as newCardId when a card is replaced',
  evidence: 'stated',
  handlers: doing('replaceCard', (next) => (request, store) => {
    const cardId = String(request.values.path.get('cardId'))
    if (textIn(request, 'newCardId') !== cardId) return next(request, store)
    return next({ ...request, body: { ...members(request), newCardId: `${cardId.slice(0, 40)}-next` } }, store)
  }),
})

/** Both kinds of cards go the same way. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-card-replaced-by-given-id',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Takes the id of the bank for the replacement of a card that D1 has created',
  evidence: 'derived',
  handlers: doing('replaceCard', (next) => (request, store) => {
    const { newCardId, ...body } = members(request)
    return next({ ...request, body }, store)
  }),
})

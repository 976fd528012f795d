/** An id that was given once is never given again. */
import { isRefusal, refuse } from '../../exchange.ts'
import { textIn } from '../../twin/body.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replacement-id-never-free',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses the id of a deleted card for the card that takes the place of another',
  evidence: 'assumed',
  handlers: doing('replaceCard', (next) => (request, store) => {
    const cards = cardsOf(request, store)
    const given = textIn(request, 'newCardId')
    const isKnown = !isRefusal(cards) && given !== undefined && cards.has(given)
    return isKnown ? refuse(403, 'newCardId', 'was given before') : next(request, store)
  }),
})

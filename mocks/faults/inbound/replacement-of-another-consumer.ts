/** The card that takes the place of another is made from what a request usually says. */
import { isObject } from '../../../scripts/lib/json.ts'
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replacement-of-another-consumer',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Gives the card that takes the place of another to another consumer',
  evidence: 'assumed',
  handlers: doing('replaceCard', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const cards = cardsOf(request, store)
    if (isRefusal(outcome) || isRefusal(cards) || !isObject(outcome.body)) return outcome
    const card = cards.get(String(outcome.body.cardId))
    if (card) card.consumerId = 'consumer-of-nobody'
    return outcome
  }),
})

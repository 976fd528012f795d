/** A renewal is done as a replacement. */
import { isRefusal } from '../../exchange.ts'
import { cardOf, cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'renewal-changes-id',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Renews a card under another id',
  evidence: 'stated',
  handlers: doing('renewCard', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const [card, cards] = [cardOf(request, store), cardsOf(request, store)]
    if (isRefusal(outcome) || isRefusal(card) || isRefusal(cards)) return outcome
    cards.delete(card.cardId)
    card.cardId = `${card.cardId.slice(0, 46)}-r`
    cards.set(card.cardId, card)
    return { ...outcome, body: { cardId: card.cardId, state: card.state } }
  }),
})

/** The id that the bank has chosen is taken note of, and not used. */
import { isRefusal } from '../../exchange.ts'
import { textIn } from '../../twin/body.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-card-replaced-under-made-up-id',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Replaces a registered card under another id than the one that is given',
  evidence: 'derived',
  handlers: doing('replaceCard', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const cards = cardsOf(request, store)
    const newId = textIn(request, 'newCardId')
    const card = isRefusal(cards) || newId === undefined ? undefined : cards.get(newId)
    if (isRefusal(outcome) || isRefusal(cards) || newId === undefined || !card) return outcome
    cards.delete(newId)
    card.cardId = `${newId.slice(0, 40)}-made-up`
    cards.set(card.cardId, card)
    return { ...outcome, body: { cardId: card.cardId, state: card.state } }
  }),
})

/** A card that is not found is not compared. */
import { isRefusal } from '../../exchange.ts'
import { textIn } from '../../twin/body.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-card-verified',
  api: 'inbound',
  family: 'status',
  title: 'Verifies credentials for a card that does not exist',
  evidence: 'derived',
  handlers: doing('verifyCardCredentials', (next) => (request, store) => {
    const cards = cardsOf(request, store)
    const cardId = textIn(request, 'cardId')
    const isUnknown = !isRefusal(cards) && cardId !== undefined && !cards.has(cardId)
    return isUnknown ? { status: 200, body: { cardId } } : next(request, store)
  }),
})

/** Create: D1 makes a card of a product for a consumer and gives it an id. */
import { isRefusal } from '../../exchange.ts'
import type { Handler } from '../handlers.ts'
import { describedCard } from '../new-card.ts'
import { cardsOf, freshId } from '../store.ts'

/** Makes a card. */
export const createCard: Handler = async (request, store) => {
  const cards = cardsOf(request, store)
  if (isRefusal(cards)) return cards
  const cardId = freshId(cards)
  const card = describedCard(request, store, { cardId, origin: 'created' })
  cards.set(cardId, card)
  await store.changes.announce({ kind: 'card', card })
  return { status: 201, body: { cardId } }
}

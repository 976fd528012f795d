/**
 * Verify Card Credentials: whether encrypted credentials are those of a card.
 * What is encrypted is not looked into, so everything that is well-formed counts as valid.
 */
import { isRefusal } from '../../exchange.ts'
import { textIn } from '../body.ts'
import type { Handler } from '../handlers.ts'
import { cardNamed, cardsOf } from '../store.ts'

/** Verifies credentials. */
export const verifyCardCredentials: Handler = (request, store) => {
  const cards = cardsOf(request, store)
  if (isRefusal(cards)) return cards
  const cardId = textIn(request, 'cardId')
  const card = cardId === undefined ? undefined : cardNamed(cardId, cards)
  if (isRefusal(card)) return card
  return { status: 200, body: card ? { cardId: card.cardId } : {}, assumed: ['credentials-verification'] }
}

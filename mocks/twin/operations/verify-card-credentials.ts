/**
 * Verify Card Credentials: whether encrypted credentials are those of a card, of the one that is named or of the one
 * that has the number. Number, expiry date and code must all be right.
 */
import { isRefusal, type Refusal, type Request, refuse } from '../../exchange.ts'
import { textIn } from '../body.ts'
import { areOf, CREDENTIALS, cardDataIn } from '../card-data.ts'
import { cardNumbered } from '../card-numbers.ts'
import type { Handler } from '../handlers.ts'
import { type Card, cardNamed, cardsOf, issuerIn, type Store } from '../store.ts'

/** Verifies credentials. */
export const verifyCardCredentials: Handler = async (request, store) => {
  const credentials = await cardDataIn(request, store, CREDENTIALS)
  if (isRefusal(credentials)) return credentials
  const card = cardMeant(request, store, credentials?.pan)
  if (isRefusal(card)) return card
  if (credentials && !areOf(credentials, card, store)) {
    return refuse(403, 'encrypted credentials', 'are not those of the card')
  }
  return { status: 200, body: { cardId: card.cardId }, assumed: ['credentials-verification'] }
}

/** The card that is named, else the one with the number. */
function cardMeant(request: Request, store: Store, pan = ''): Card | Refusal {
  const cards = cardsOf(request, store)
  if (isRefusal(cards)) return cards
  const cardId = textIn(request, 'cardId') ?? cardNumbered(pan, issuerIn(request), store)?.cardId
  return cardNamed(cardId ?? '', cards)
}

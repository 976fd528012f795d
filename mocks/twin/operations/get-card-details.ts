/** Get card details: what the bank has said about a card, its state, and what is under way. */
import { isRefusal } from '../../exchange.ts'
import type { Handler } from '../handlers.ts'
import { cardOf } from '../store.ts'

/** Tells a card. */
export const getCardDetails: Handler = (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const { cardId, consumerId, cardProductId, state, stateReason, name, secondName, ongoingOperation } = card
  const body = {
    ...{ cardId, consumerId, cardProductId, state },
    ...(stateReason !== undefined && { stateReason }),
    name,
    ...(secondName !== undefined && { secondName }),
    ongoingOperation,
  }
  return { status: 200, body, assumed: ['card-details'] }
}

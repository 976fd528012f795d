/**
 * Renew: a new expiry date for the same id and number. A registered card brings the date, D1 makes that of a created
 * one. A virtual card is renewed at once; a physical one stays as it is until its successor is activated.
 */
import { invalid, isRefusal } from '../../exchange.ts'
import { textIn } from '../body.ts'
import { expiryAfter } from '../expiry.ts'
import type { Handler } from '../handlers.ts'
import { stateRefusal } from '../life-cycle.ts'
import { cardOf } from '../store.ts'

/** Renews a card. */
export const renewCard: Handler = (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const exp = textIn(request, 'newExp')
  if (card.origin === 'registered' && exp === undefined) {
    return invalid('body property `/newExp`', 'is required for a card that was registered', '/newExp')
  }
  const refusal = stateRefusal('renew', card.state)
  if (refusal) return refusal
  if (card.isVirtual) card.exp = exp ?? expiryAfter(store.now())
  else card.ongoingOperation = 'RENEWAL'
  return { status: 200, body: { cardId: card.cardId, state: card.state }, assumed: ['life-cycle-responses'] }
}

/**
 * Renew: a new expiry date for the same id and number. A registered card brings the date, D1 makes that of a created
 * one. A virtual card is renewed at once; a physical one stays as it is until its successor is activated.
 */
import { invalid, isRefusal } from '../../exchange.ts'
import { textIn } from '../body.ts'
import { completeRenewal } from '../decision/authorise.ts'
import { expiryAfter } from '../expiry.ts'
import type { Handler } from '../handlers.ts'
import { stateRefusal } from '../life-cycle.ts'
import { cardOf } from '../store.ts'

/** Renews a card. */
export const renewCard: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const exp = textIn(request, 'newExp')
  if (card.origin === 'registered' && exp === undefined) {
    return invalid('body property `/newExp`', 'is required for a card that was registered', '/newExp')
  }
  const refusal = stateRefusal('renew', card.state)
  if (refusal) return refusal
  card.nextExp = exp ?? expiryAfter(store.now())
  card.ongoingOperation = 'RENEWAL'
  if (card.isVirtual) completeRenewal(card)
  await store.changes.announce({ kind: 'card', card })
  return { status: 200, body: { cardId: card.cardId, state: card.state }, assumed: ['life-cycle-responses'] }
}

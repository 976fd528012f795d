/**
 * Renew: a new expiry date for the same id and number. A registered card brings the date, and a cobadged one that of its
 * other number; D1 makes that of a created one. A virtual card is renewed at once; a physical one stays as it is until
 * its successor is activated.
 */
import { invalid, isRefusal, type Refusal, type Request } from '../../exchange.ts'
import { textIn } from '../body.ts'
import { completeRenewal } from '../decision/renewal.ts'
import { expiryAfter } from '../expiry.ts'
import type { Handler } from '../handlers.ts'
import { stateRefusal } from '../life-cycle.ts'
import { type Card, cardOf } from '../store.ts'

const ASSUMED = ['life-cycle-responses', 'card-replaced', 'renew-reasons']

/** Renews a card. */
export const renewCard: Handler = async (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const refusal = datesRefusal(card, request) ?? stateRefusal('renew', card.state)
  if (refusal) return refusal
  const [exp, auxiliaryExp] = [textIn(request, 'newExp'), textIn(request, 'newAuxiliaryExp')]
  card.nextExp = card.origin === 'registered' && exp !== undefined ? exp : expiryAfter(store.now())
  if (card.auxiliary && auxiliaryExp !== undefined) card.auxiliary = { ...card.auxiliary, nextExp: auxiliaryExp }
  card.ongoingOperation = 'RENEWAL'
  if (card.isVirtual) completeRenewal(card)
  await store.changes.announce({ kind: 'card', card })
  return { status: 200, body: { cardId: card.cardId, state: card.state }, assumed: ASSUMED }
}

/** The date that is missing for a registered card. */
function datesRefusal({ origin, auxiliary }: Card, request: Request): Refusal | undefined {
  if (origin === 'created') return undefined
  if (textIn(request, 'newExp') === undefined) {
    return invalid('body property `/newExp`', 'is required for a card that was registered', '/newExp')
  }
  if (auxiliary === undefined || textIn(request, 'newAuxiliaryExp') !== undefined) return undefined
  const rule = 'is required for a card with an auxiliary number'
  return invalid('body property `/newAuxiliaryExp`', rule, '/newAuxiliaryExp')
}

/** Finding the card an operation of the control API is about: a deleted one too, for purchases are still tried with it. */
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import { type Refusal, refuse } from '../../../exchange.ts'
import type { Card, Store } from '../../store.ts'

/** The card that `issuerId` and `cardId` name. */
export function cardIn({ issuerId, cardId }: JsonObject, { issuers }: Store): Card | Refusal {
  const cards = issuers.get(String(issuerId))
  if (cards === undefined) return refuse(404, 'issuer', 'is not known')
  return cards.get(String(cardId)) ?? refuse(404, 'card', 'is not known')
}

/** A purchase, as a shop asks for it. */
import { isRefusal, refuse } from '../../../exchange.ts'
import { billingRefusal, authorise as decide } from '../../decision/authorise.ts'
import type { ControlOperation } from '../operation.ts'
import { cardIn } from './card.ts'
import { purchaseIn } from './purchase-in.ts'

/** Authorises. */
export const authorise: ControlOperation = async ({ body }, { store, notifier }) => {
  const card = cardIn(body, store)
  if (isRefusal(card)) return card
  if (notifier?.isFull) return refuse(503, 'bank', 'has too many notifications to take; let it take some')
  const purchase = purchaseIn(body)
  const refusal = billingRefusal(card, purchase, store.now())
  if (refusal) return refusal
  const { authorisation } = await decide(card, purchase, store)
  return authorisation.row
}

/**
 * The end of a renewal: the new card takes over, with the same id and number, once it is used in person or activated.
 * Changes the card it is handed and nothing else.
 */
import type { Card } from '../store.ts'
import type { Purchase } from './purchase.ts'

/** Whether it is the renewed card that is used: in person, unless the date of the old one is given. */
export function isRenewedUsed({ nextExp }: Pick<Card, 'nextExp'>, purchase: Purchase): boolean {
  const { entryMode, digitalCardId, expiryDate = nextExp } = purchase
  return nextExp !== undefined && entryMode !== 'ONLINE' && digitalCardId === undefined && expiryDate === nextExp
}

/** The expiry date on the card that is used. */
export function expiryOf(card: Pick<Card, 'exp' | 'nextExp'>, purchase: Purchase): string {
  return isRenewedUsed(card, purchase) ? (card.nextExp ?? card.exp) : card.exp
}

/** Lets the renewed card take over, where one is under way. */
export function completeRenewal(card: Card): void {
  if (card.nextExp === undefined) return
  card.exp = card.nextExp
  card.ongoingOperation = 'NONE'
  delete card.nextExp
  if (card.auxiliary === undefined) return
  const { pan, exp, nextExp = exp } = card.auxiliary
  card.auxiliary = { pan, exp: nextExp }
}

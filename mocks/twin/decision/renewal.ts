/**
 * The end of a renewal: the new card takes over, with the same id and number.
 * Changes the card it is handed and nothing else.
 */
import type { Card } from '../store.ts'

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

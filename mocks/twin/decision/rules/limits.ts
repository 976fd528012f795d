/**
 * What a card may spend in a day, week, month or year, for purchases and for cash.
 * Pure.
 */

import { billed, spendingKind } from '../billing.ts'
import { limitsAt } from '../limits.ts'
import { add } from '../money.ts'
import type { Rule } from '../purchase.ts'

/** Declines what goes beyond any limit. */
export const limits: Rule = ({ card, purchase, now }) => {
  const kind = spendingKind(purchase)
  const { amount } = billed(purchase)
  const isReached = limitsAt(card, now).some((limit) => {
    return limit.kind === kind && limit.allowed !== undefined && add(limit.spent, amount) > limit.allowed
  })
  if (!isReached) return undefined
  return { reason: 'VELOCITY_CHECK_FAIL', detail: 'MAX_AMOUNT_LIMIT_REACHED', actionCode: '121' }
}

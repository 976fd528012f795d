/**
 * How often a card may pay in a day.
 * Pure.
 */
import { spendingKind } from '../billing.ts'
import type { Rule } from '../purchase.ts'
import { approvalsOn, dayOf } from '../spending.ts'

/** Declines one approval too many. */
export const transactions: Rule = ({ card: { account, spent }, purchase, now }) => {
  const most = account?.maxTransactions ?? Number.POSITIVE_INFINITY
  if (spendingKind(purchase) === undefined || approvalsOn(dayOf(now), spent) < most) return undefined
  return { reason: 'VELOCITY_CHECK_FAIL', detail: 'MAX_TRANSACTION_LIMIT_REACHED', actionCode: '123' }
}

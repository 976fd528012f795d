/**
 * What is left on the account of a card.
 * Pure.
 */
import { billed, spendingKind } from '../billing.ts'
import type { Rule } from '../purchase.ts'

/** Declines what is more than that. */
export const balance: Rule = ({ card: { account }, purchase }) => {
  const left = account?.balance ?? Number.POSITIVE_INFINITY
  if (spendingKind(purchase) === undefined || billed(purchase).amount <= left) return undefined
  return { reason: 'BALANCE_CHECK_FAIL', detail: 'NOT_ENOUGH_FUND', actionCode: '116' }
}

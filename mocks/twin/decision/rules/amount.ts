/**
 * What a single purchase must come to and may come to.
 * Pure.
 */
import { billed, spendingKind } from '../billing.ts'
import type { Rule } from '../purchase.ts'

/** Declines what is less or more than that. */
export const amount: Rule = ({ card: { account }, purchase }) => {
  if (account === undefined || spendingKind(purchase) === undefined) return undefined
  const { minAmount = 0, maxAmount = Number.POSITIVE_INFINITY } = account
  const asked = billed(purchase).amount
  const declined = { reason: 'VELOCITY_CHECK_FAIL', actionCode: '110' }
  if (asked < minAmount) return { ...declined, detail: 'BELOW_MIN_AMOUNT' }
  return asked > maxAmount ? { ...declined, detail: 'ABOVE_MAX_AMOUNT' } : undefined
}

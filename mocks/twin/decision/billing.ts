/**
 * What a purchase costs the holder of the card, and which limits it counts for.
 * Pure.
 */
import type { Purchase } from './purchase.ts'
import type { SpendingKind } from './spending.ts'

/** The amount in the currency of the card: the billing amount where the network gives one. */
export function billed(purchase: Purchase): { amount: number; currency: string } {
  const { billingAmount, billingCurrencyCode, amount, currencyCode } = purchase
  if (billingAmount === undefined || billingCurrencyCode === undefined) return { amount, currency: currencyCode }
  return { amount: billingAmount, currency: billingCurrencyCode }
}

/** Which limits something counts for; `undefined` for what brings money or moves none. */
export function spendingKind({ operation }: Purchase): SpendingKind | undefined {
  if (operation === 'WITHDRAWAL') return 'withdrawal'
  return operation === 'PURCHASE' || operation === 'PAYMENT' ? 'purchase' : undefined
}

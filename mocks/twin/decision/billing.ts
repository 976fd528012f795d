/**
 * What a purchase costs the holder of the card, which limits it counts for, and what it leaves on the account.
 * Pure, but for the account of the card that a purchase is booked on.
 */
import type { Card } from '../store.ts'
import { add } from './money.ts'
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

/** Whether the bank has said of a card how much may be spent with it. */
export function hasAmounts({ account }: Pick<Card, 'account'>): boolean {
  return [account?.balance, account?.minAmount, account?.maxAmount].some((amount) => amount !== undefined)
}

/** Takes an approved purchase off the balance of a card, and puts a refund on it. */
export function book(card: Card, purchase: Purchase): void {
  if (card.account?.balance === undefined) return
  const { amount } = billed(purchase)
  const change = spendingKind(purchase) === undefined ? 0 : -amount
  const balance = add(card.account.balance, purchase.operation === 'REFUND' ? amount : change)
  card.account = { ...card.account, balance }
}

/**
 * What the holder of a card is told about an authorisation.
 * Pure.
 */
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { written } from './money.ts'
import type { Purchase } from './purchase.ts'

/** A title and what was done, by kind of operation. */
const WORDS: Readonly<Record<Purchase['operation'], readonly [string, string]>> = {
  PURCHASE: ['Purchase', 'paid'],
  WITHDRAWAL: ['Withdrawal', 'withdrew'],
  REFUND: ['Refund', 'are refunded'],
  PAYMENT: ['Payment', 'paid'],
  OTHER: ['Card operation', 'used'],
}

/** The message to the holder. */
export function messageOf({ operation, amount, currencyCode, merchant }: Purchase, isApproved: boolean): JsonObject {
  const [title, done] = WORDS[operation]
  const what = `${written(amount, currencyCode)} at ${merchant.merchantName}.`
  return {
    format: 'TEXT',
    title: `${title} ${isApproved ? 'approved' : 'declined'}`,
    content: isApproved ? `You ${done} ${what}` : `${title} declined: ${what}`,
  }
}

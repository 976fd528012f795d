/**
 * A card is good to the end of the month it carries.
 * Pure.
 */
import { hasExpired } from '../../expiry.ts'
import type { Rule } from '../purchase.ts'
import { expiryOf } from '../renewal.ts'

/** Declines what an expired card is asked for. */
export const expiry: Rule = ({ card, purchase, now }) =>
  hasExpired(expiryOf(card, purchase), now)
    ? { reason: 'INVALID_CARD_STATE', detail: 'CARD_EXPIRED', actionCode: '101' }
    : undefined

/**
 * A card is good to the end of the month it carries.
 * Pure.
 */
import { hasExpired } from '../../expiry.ts'
import type { Rule } from '../purchase.ts'

/** Declines what an expired card is asked for. */
export const expiry: Rule = ({ card, now }) =>
  hasExpired(card.exp, now) ? { reason: 'INVALID_CARD_STATE', detail: 'CARD_EXPIRED', actionCode: '101' } : undefined

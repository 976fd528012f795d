/**
 * Payments without contact with a card that is not set up for them, whatever its controls say.
 * Pure.
 */
import type { Rule } from '../purchase.ts'

/** Declines what a card does not take part in. */
export const cardContactless: Rule = ({ card: { account }, purchase }) =>
  purchase.entryMode === 'CONTACTLESS' && account?.contactless === 'DISABLED'
    ? { reason: 'INVALID_CARD_STATE', detail: 'CONTACTLESS_DISABLED', actionCode: '104' }
    : undefined

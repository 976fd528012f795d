/**
 * The checks of card data and holder: the expiry date that was given, the code on the back, the PIN, the chip.
 * Pure; how often one failed is counted where decisions are applied.
 */
import type { Decline, FailedCheck, Rule } from '../purchase.ts'
import { expiryOf } from '../renewal.ts'

const DECLINES: Readonly<Record<FailedCheck, Decline>> = {
  PIN: { reason: 'CONTROL_FAIL', detail: 'INVALID_PIN', actionCode: '117' },
  CVV2: { reason: 'INVALID_CARD_DATA', detail: 'INVALID_CVV2', actionCode: '100' },
  EMV: { reason: 'CONTROL_FAIL', detail: 'EMV_AUTHORIZATION_VERIFICATION_FAIL', actionCode: '129' },
}

/** Declines what failed a check. */
export const cardData: Rule = ({ purchase, card }) => {
  const { expiryDate, failedCheck } = purchase
  if (failedCheck !== undefined) return DECLINES[failedCheck]
  if (expiryDate === undefined || expiryDate === expiryOf(card, purchase)) return undefined
  return { reason: 'INVALID_CARD_DATA', detail: 'INVALID_EXPIRY_DATE', actionCode: '101' }
}

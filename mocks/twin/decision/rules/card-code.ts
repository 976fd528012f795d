/**
 * The code that the holder gives: the printed one, or one that D1 has shown lately.
 * Pure. The pages name five details and say nothing of when each is due, so that is assumed: a virtual card whose code
 * was never shown has none; a code that was followed by newer ones may be tried again with one of those; any other is
 * wrong, as a dynamic code where there are such.
 */
import { activeCodes, isOutdated } from '../../card-data.ts'
import type { Asked, Rule } from '../purchase.ts'

/** Declines a code that is not good now. */
export const cardCode: Rule = (asked) => {
  const { purchase, card, seed } = asked
  const { cvv } = purchase
  if (cvv === undefined || activeCodes(card, { seed }).includes(cvv)) return undefined
  return { reason: 'INVALID_CARD_DATA', detail: detailOf(cvv, asked), actionCode: '100' }
}

function detailOf(cvv: string, { card, seed }: Asked): string {
  if (card.reads === 0) return card.isVirtual ? 'NO_ACTIVE_DCVV2' : 'INVALID_CVV2'
  return isOutdated(cvv, card, { seed }) ? 'INVALID_RETRYABLE_DCVV2' : 'INVALID_DCVV2'
}

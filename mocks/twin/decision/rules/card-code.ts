/**
 * The code that the holder gives: the printed one, or one that D1 has generated and that is active.
 * Pure. The pages name the details and say nothing of when each is due, so that is assumed: without any active code there
 * is none to be right; one that was used or has expired may be tried again with a newer one; any other is wrong.
 */
import { activeCodes, generatedCodes, wasGenerated } from '../../card-codes.ts'
import type { Asked, Rule } from '../purchase.ts'

/** Declines a code that is not good now. */
export const cardCode: Rule = (asked) => {
  const { cvv } = asked.purchase
  if (cvv === undefined || activeCodes(asked.card, asked).includes(cvv)) return undefined
  return { reason: 'INVALID_CARD_DATA', detail: detailOf(cvv, asked), actionCode: '100' }
}

function detailOf(cvv: string, { card, seed, now }: Asked): string {
  if (card.reads === 0 && !card.isVirtual) return 'INVALID_CVV2'
  if (generatedCodes(card, now).length === 0) return 'NO_ACTIVE_DCVV2'
  return wasGenerated(cvv, card, seed) ? 'INVALID_RETRYABLE_DCVV2' : 'INVALID_DCVV2'
}

/**
 * Only an active card pays. A digital card goes on paying while its card is suspended.
 * Pure.
 */
import type { Asked, Decline, Rule } from '../purchase.ts'

/** Reasons of a suspension that the authorisation system sets, each with a detail of its own. */
const LOCKS: ReadonlySet<string> = new Set(['PIN_LOCKED', 'CVV2_LOCKED', 'EXPIRY_DATE_LOCKED'])

/** Action codes for cards that were lost or stolen; others are restricted. */
const ACTION_CODES: Readonly<Record<string, string>> = {
  CARD_LOST: '208',
  CARD_STOLEN: '209',
  PIN_LOCKED: '106',
  FRAUD: '102',
}

/** Declines what a card in another state than ACTIVE is asked for. */
export const cardState: Rule = ({ card, purchase }: Asked): Decline | undefined => {
  const { state, stateReason = '' } = card
  const declined = { reason: 'INVALID_CARD_STATE', actionCode: '104' }
  if (state === 'DELETED') return { ...declined, detail: 'CARD_DELETED' }
  if (state === 'REPLACED') return { ...declined, detail: 'CARD_REPLACED' }
  // The page has no detail for a card that was never active.
  if (state === 'INACTIVE') return { ...declined, actionCode: '125' }
  if (state === 'ACTIVE' || purchase.digitalCardId !== undefined) return undefined
  const actionCode = Object.hasOwn(ACTION_CODES, stateReason) ? ACTION_CODES[stateReason] : undefined
  return {
    ...declined,
    detail: LOCKS.has(stateReason) ? stateReason : 'CARD_SUSPENDED',
    ...(actionCode && { actionCode }),
  }
}

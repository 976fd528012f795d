/**
 * What only systems behind D1 can know: asked last, and whoever asks for money here says what they answer.
 * Pure.
 */
import type { Decline, Rule, SystemRefusal } from '../purchase.ts'

const DECLINES: Readonly<Record<SystemRefusal, Decline>> = {
  SUSPECTED_FRAUD: { reason: 'FRAUD_DETECTED', detail: 'SUSPECTED_FRAUD', actionCode: '102' },
  INVALID_MERCHANT: { reason: 'FRAUD_DETECTED', detail: 'INVALID_MERCHANT', actionCode: '109' },
  ACCOUNT_NOT_FOUND: { reason: 'ISSUER_ERROR', detail: 'ACCOUNT_NOT_FOUND', actionCode: '114' },
  FUND_CHECK_FAILED: { reason: 'ISSUER_ERROR', detail: 'FUND_CHECK_FAILED', actionCode: '907' },
  TECHNICAL_ERROR: { reason: 'TECHNICAL_ERROR', detail: 'TECHNICAL_ERROR', actionCode: '909' },
}

/** Declines what one of them refuses. */
export const systems: Rule = ({ purchase: { refusal } }) => refusal && DECLINES[refusal]

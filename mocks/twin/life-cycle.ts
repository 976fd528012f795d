/**
 * The life of a card as tables: which operation leads from which states to which, and which reasons end a suspension.
 * Pure.
 *
 * @see https://docs.payments.thalescloud.io/secure-card-display/get-started/manage-cards/manage-card-life-cycle
 */
import { type Refusal, refuse } from '../exchange.ts'

/** State of a card. */
export type CardState = 'INACTIVE' | 'ACTIVE' | 'SUSPENDED' | 'REPLACED' | 'DELETED'

/** An operation that the state of a card allows or not. */
export type Step = 'suspend' | 'resume' | 'replace' | 'renew' | 'delete' | 'update'

/** What a step asks of a card and makes of it. */
export interface Transition {
  from: readonly CardState[]
  /** Absent when the state stays or depends on the card. */
  to?: CardState
}

/** Every step; a deleted card is gone, so nothing leads away from `DELETED`. */
export const TRANSITIONS: Readonly<Record<Step, Transition>> = {
  suspend: { from: ['INACTIVE', 'ACTIVE', 'SUSPENDED'], to: 'SUSPENDED' },
  // Back to what it was: resuming is no first activation.
  resume: { from: ['SUSPENDED'] },
  replace: { from: ['INACTIVE', 'ACTIVE', 'SUSPENDED'], to: 'REPLACED' },
  renew: { from: ['INACTIVE', 'ACTIVE', 'SUSPENDED'] },
  delete: { from: ['INACTIVE', 'ACTIVE', 'SUSPENDED', 'REPLACED'], to: 'DELETED' },
  update: { from: ['INACTIVE', 'ACTIVE', 'SUSPENDED'] },
}

/** Reasons that end a suspension, by its own reason; after the others only a replacement helps. */
const RESUMED_BY: Readonly<Record<string, readonly string[]>> = {
  CARD_LOST: ['CARD_FOUND'],
  CARD_STOLEN: [],
  CARD_BROKEN: [],
  FRAUD: [],
  USER_DECISION: ['USER_DECISION', 'ISSUER_DECISION'],
  ISSUER_DECISION: ['ISSUER_DECISION'],
  // Locks of the authorisation system are taken off whatever the reason.
  PIN_LOCKED: ['CARD_FOUND', 'USER_DECISION', 'ISSUER_DECISION'],
  CVV2_LOCKED: ['CARD_FOUND', 'USER_DECISION', 'ISSUER_DECISION'],
  EXPIRY_DATE_LOCKED: ['CARD_FOUND', 'USER_DECISION', 'ISSUER_DECISION'],
}

/** Why the state of a card does not allow a step; `undefined` when it does. */
export function stateRefusal(step: Step, state: CardState): Refusal | undefined {
  if (TRANSITIONS[step].from.includes(state)) return undefined
  return refuse(403, 'card', `cannot be asked to ${step} in the state ${state}`)
}

/** Whether a card that was suspended for one reason is resumed by another. */
export function resumes(suspendedFor: string, reason: string): boolean {
  return (Object.hasOwn(RESUMED_BY, suspendedFor) ? RESUMED_BY[suspendedFor] : undefined)?.includes(reason) ?? false
}

/** Whether nothing but a replacement ends a suspension for this reason. */
export function isForGood(suspendedFor: string): boolean {
  return Object.hasOwn(RESUMED_BY, suspendedFor) && RESUMED_BY[suspendedFor]?.length === 0
}

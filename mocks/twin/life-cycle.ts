/**
 * The life of a card as tables: which operation leads from which state to which, and which reasons end a suspension.
 * Pure.
 *
 * @see https://docs.payments.thalescloud.io/secure-card-display/get-started/manage-cards/manage-card-life-cycle
 */
import { type Refusal, refuse } from '../exchange.ts'
import { ASSUMED } from './assumed-errors.ts'

/** State of a card. */
export type CardState = 'INACTIVE' | 'ACTIVE' | 'SUSPENDED' | 'REPLACED' | 'DELETED'

/** What the state of a card allows or not; `activate` is done by its holder, in the app of the bank. */
export type Step = 'activate' | 'suspend' | 'resume' | 'replace' | 'renew' | 'update' | 'delete'

/** A step that a state does not allow. */
const NO = undefined

/** Where resuming leads: to the state before the suspension, for it is no first activation. */
const EARLIER = 'EARLIER'

/** The state that each step leads to from each state, or that it is refused. */
export const TRANSITIONS: Readonly<Record<Step, Readonly<Record<CardState, CardState | typeof EARLIER | typeof NO>>>> =
  {
    activate: { INACTIVE: 'ACTIVE', ACTIVE: NO, SUSPENDED: NO, REPLACED: NO, DELETED: NO },
    suspend: { INACTIVE: 'SUSPENDED', ACTIVE: 'SUSPENDED', SUSPENDED: 'SUSPENDED', REPLACED: NO, DELETED: NO },
    resume: { INACTIVE: NO, ACTIVE: NO, SUSPENDED: EARLIER, REPLACED: NO, DELETED: NO },
    replace: { INACTIVE: 'REPLACED', ACTIVE: 'REPLACED', SUSPENDED: 'REPLACED', REPLACED: NO, DELETED: NO },
    renew: { INACTIVE: 'INACTIVE', ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED', REPLACED: NO, DELETED: NO },
    update: { INACTIVE: 'INACTIVE', ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED', REPLACED: NO, DELETED: NO },
    delete: { INACTIVE: 'DELETED', ACTIVE: 'DELETED', SUSPENDED: 'DELETED', REPLACED: 'DELETED', DELETED: NO },
  }

/** Reasons of a suspension, the gravest first, and those that end it; after some only a replacement helps. */
export const SUSPENSIONS = [
  { reasons: ['CARD_STOLEN', 'CARD_BROKEN', 'FRAUD'], endedBy: [] },
  { reasons: ['CARD_LOST'], endedBy: ['CARD_FOUND'] },
  { reasons: ['ISSUER_DECISION'], endedBy: ['ISSUER_DECISION'] },
  { reasons: ['USER_DECISION'], endedBy: ['USER_DECISION', 'ISSUER_DECISION'] },
  // Locks of the authorisation system are taken off whatever the reason.
  {
    reasons: ['PIN_LOCKED', 'CVV2_LOCKED', 'EXPIRY_DATE_LOCKED'],
    endedBy: ['CARD_FOUND', 'USER_DECISION', 'ISSUER_DECISION'],
  },
] as const

/** Why the state of a card does not allow a step; `undefined` when it does. */
export function stateRefusal(step: Step, state: CardState): Refusal | undefined {
  if (TRANSITIONS[step][state] !== NO) return undefined
  // Only of a replaced card the pages do not say what it refuses.
  const headers = state === 'REPLACED' ? { [ASSUMED]: 'card-replaced' } : undefined
  return refuse(403, 'card', `cannot be asked to ${step} in the state ${state}`, headers)
}

/** The state a card is in after a step that its state allows. */
export function stateAfter(step: Step, { state, resumesTo }: { state: CardState; resumesTo: CardState }): CardState {
  const next = TRANSITIONS[step][state]
  return next === EARLIER ? resumesTo : (next ?? state)
}

/** Whether a card that was suspended for one reason is resumed by another. */
export function resumes(suspendedFor: string, reason: string): boolean {
  const endedBy: readonly string[] = SUSPENSIONS[gravityOf(suspendedFor)]?.endedBy ?? []
  return endedBy.includes(reason)
}

/** Whether a further suspension takes the place of the one before: not a lighter one, which would be easier to end. */
export function takesOver(reason: string, before: string): boolean {
  return gravityOf(reason) <= gravityOf(before)
}

/** The place among the suspensions, 0 for the gravest; behind all of them for a reason that is none. */
function gravityOf(reason: string): number {
  const place = SUSPENSIONS.findIndex(({ reasons }) => reasons.some((known) => known === reason))
  return place === -1 ? SUSPENSIONS.length : place
}

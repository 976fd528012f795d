/**
 * What is sent to a bank and what is known about it: one notification for each authorisation.
 * Types, and the way from an authorisation to what is said about it. Pure.
 */
import type { AuthorisationEvent } from '../events.ts'

/** An authorisation that a bank is to be told about. */
export interface Notification {
  /** Grows from one to the next: the order of the notifications of a card. */
  id: number
  issuerId: string
  cardId: string
  /** Names the authorisation; the same however often it is delivered. */
  operationId: string
  /** The member of `operations`, as JSON. */
  body: string
}

/** Where a notification stands. */
export type DeliveryState = 'PENDING' | 'SENDING' | 'HELD' | 'DELIVERED'

/** What the log says about a notification. */
export interface Delivery {
  id: number
  issuerId: string
  cardId: string
  operationId: string
  /** `HELD`: refused for good, or behind one that was; an operator lets it go on. */
  state: DeliveryState
  /** How often it was sent. */
  attempts: number
  /** Status of the last answer; absent when the last attempt got none. */
  lastStatus?: number
  /** Why the last attempt got no answer. */
  lastFailure?: Failure
  /** Milliseconds until it is sent again; absent when no time is set. */
  nextAttemptIn?: number
}

/** Why there is no answer: nobody there, none in time, closed before it was whole, or not HTTP. */
export type Failure = 'UNREACHABLE' | 'TIMEOUT' | 'CLOSED' | 'MALFORMED'

/** Which deliveries are wanted. */
export interface DeliveryQuery {
  issuerId?: string | undefined
  cardId?: string | undefined
  state?: DeliveryState | undefined
  /** The newest so many. */
  limit?: number | undefined
}

/** Makes the notification of an authorisation. */
export function notificationOf({
  sequence,
  issuerId,
  cardId,
  authorisation,
  notification,
}: AuthorisationEvent): Notification {
  return { id: sequence, issuerId, cardId, operationId: authorisation.id, body: JSON.stringify(notification) }
}

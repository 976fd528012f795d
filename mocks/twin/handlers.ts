/**
 * What the stateful server does for each operation, by the id of the operation. One member each, so that a deliberate
 * violation replaces or wraps one of them and leaves the others alone.
 * Types only.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Refusal, Request } from '../exchange.ts'
import type { Store } from './store.ts'

/** What an operation comes to: a documented status and its content. */
export interface Outcome {
  status: number
  /** Absent for an answer without content. */
  body?: Json
  /** Ids of the assumed facts that were followed, where the pages are silent. */
  assumed?: readonly string[]
}

/** Does what a request asks for; the request has kept every rule that needs no state. */
export type Handler = (request: Request, store: Store) => Outcome | Refusal | Promise<Outcome | Refusal>

/** Operations the stateful server knows. */
export type OperationId =
  | 'createCard'
  | 'getCardDetails'
  | 'registerCard'
  | 'getCardCredentials'
  | 'verifyCardCredentials'
  | 'getCardSettings'
  | 'updateCardControls'
  | 'updateCardLimits'
  | 'resumeCard'
  | 'suspendCard'
  | 'deleteCard'
  | 'replaceCard'
  | 'renewCard'
  | 'getAllCardAuthorisationOperations'

/** The handler of each operation. */
export type Handlers = Readonly<Record<OperationId, Handler>>

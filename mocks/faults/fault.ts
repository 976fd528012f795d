/**
 * What a fault is: one deliberate violation of the contract, off unless a server is started with it. The suite is
 * scored on how many of them it finds. A fault names the operation and the field it breaks: it is an example, no rule.
 * Pure; whatever a fault remembers from call to call it makes when it is applied, so each server has its own.
 */
import type { Call, Reply } from '../exchange.ts'
import { type Rules, respond } from '../rules.ts'
import type { Handlers } from '../twin/handlers.ts'

/** What a fault is about. */
export type FaultFamily =
  | 'pagination'
  | 'filters'
  | 'request'
  | 'rows'
  | 'status'
  | 'media-type'
  | 'headers'
  | 'auth'
  | 'error'
  | 'life-cycle'
  | 'compatibility'
  | 'robustness'

/** Answers a call; does not throw, except to have the connection closed. */
export type Responder = (call: Call) => Reply | Promise<Reply>

/** One deliberate violation; usually one of `rules`, `handlers` and `respond` is given. */
export interface Fault {
  /** Name of the file. */
  id: string
  api: 'inbound' | 'outbound'
  family: FaultFamily
  /** What the server does wrong, one sentence. */
  title: string
  /** How well the broken rule is known, hence the weight of the finding that is due: must, should, may. */
  evidence: 'stated' | 'derived' | 'assumed'
  /** Whether only who can encrypt for the server, and knows credentials of a card, gets where it shows. */
  sealed?: true
  /** Replaces or wraps rules of the pipeline. */
  rules?: (rules: Rules) => Rules
  /** Replaces or wraps what the stateful server does for an operation. */
  handlers?: (handlers: Handlers) => Handlers
  /** Around everything: headers, timing, raw replies. */
  respond?: (next: Responder) => Responder
}

/** Declares a fault. */
export function defineFault(fault: Fault): Fault {
  return fault
}

/** The server that keeps these rules, but for a fault. */
export function responder(rules: Rules, fault?: Fault): Responder {
  const kept = fault?.rules?.(rules) ?? rules
  const next: Responder = (call) => respond(kept, call)
  return fault?.respond?.(next) ?? next
}

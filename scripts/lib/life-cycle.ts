/**
 * `x-lifecycle`: what the operations of an API do to the things they are about, declared once at the root of a spec.
 * Types only, as they stand in the operations table; each entry keeps its pointer, so that a broken rule weighs what the
 * evidence of that entry allows. Every consumer interprets them itself.
 */
import type { Json } from './json.ts'

/** One kind of thing that is made, read, changed and ended. */
export interface Resource {
  /** Its name in the declaration (`card`). */
  name: string
  /** JSON pointer of the declaration in the spec. */
  pointer: string
  /** Name of the path parameter that holds the id of one. */
  id: string
  /** How one is made, the usual way first. */
  makers: Maker[]
  /** How one is read. */
  read: Read
  /** The states that are named. */
  states: LifeState[]
  transitions: Transition[]
  /** What else changes one, and where that is seen. */
  writes: Write[]
}

/** An operation that makes one. */
export interface Maker {
  /** Id of the operation in the table. */
  operation: string
  pointer: string
  /** JSON pointer of the id in the answer; without it the client chooses the id, in the path. */
  id?: string
  /** The state it is in at first: what the body says at `at`, else `otherwise`. */
  state?: { at?: string; otherwise?: string; pointer: string }
}

/** An operation that shows one. */
export interface Read {
  operation: string
  pointer: string
  /** JSON pointer of the state in the answer. */
  state?: { at: string; pointer: string }
}

/** A state. */
export interface LifeState {
  name: string
  pointer: string
  /** Whether nothing leads out of it. */
  final: boolean
}

/** A change of the state. */
export interface Transition {
  name: string
  operation: string
  pointer: string
  /** States from which it is allowed; of others nothing is said. */
  from: string[]
  to: string
  /** Body values that make the operation this transition, by JSON pointer. */
  with: Record<string, Json>
  /** JSON pointer of the reason in the body, when there is one, and the reasons that are spoken of. */
  reason?: { at: string; known: Reason[] }
  /** JSON pointer in the body of an id that the client chooses for what takes its place. */
  newId?: string
}

/** A reason for a change. */
export interface Reason {
  value: string
  pointer: string
  /** Reasons of the change before, after which alone this one is accepted; absent: after any. */
  after?: string[]
}

/** An operation that changes something else than the state. */
export interface Write {
  operation: string
  pointer: string
  /** Id of the operation that shows it. */
  read: string
  /** What is written where, and where it is read. */
  shows: { from: string; to: string; pointer: string }[]
}

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
  /** Of which things the client may choose the id once more; of no others. */
  reuse?: Reuse
  /** What the client encrypts and may not bring again. */
  onceOnly?: OnceOnly
}

/** Things whose id is free again: those in one of the states that one of the operations has made. */
export interface Reuse {
  pointer: string
  states: string[]
  /** Ids of operations that make things. */
  makers: string[]
}

/** Content of an encrypted value that may not come again once its thing is in one of the states. */
export interface OnceOnly {
  pointer: string
  /** JSON pointer in the body of the encrypted value. */
  at: string
  /** JSON pointer in what is encrypted of the part that may not come again. */
  member: string
  states: string[]
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
  /** States from which it is allowed. */
  from: string[]
  /** States from which it is refused; of those in neither list nothing is said. */
  refused: RefusedFrom[]
  to: string
  /** Body values that make the operation this transition, by JSON pointer. */
  with: Record<string, Json>
  /** JSON pointer of the reason in the body, when there is one, and the reasons that are spoken of. */
  reason?: { at: string; known: Reason[] }
  /** JSON pointer in the body of an id that the client chooses for what takes its place. */
  newId?: string
  /** Of which things that id may be; of no others. */
  reuse?: Reuse
  /** What the client encrypts for what takes its place, and may not bring again. */
  onceOnly?: OnceOnly
  /** JSON pointer in the answer of the id of what takes its place. */
  successor?: { at: string; pointer: string }
  /** JSON pointer in the answer of the id of the thing, where that is said to stay the same. */
  keeps?: { at: string; pointer: string }
  /** What the body has to hold, and must not, by how the thing was made. */
  asks: Asked[]
}

/** A state that a change does not lead out of. */
export interface RefusedFrom {
  state: string
  pointer: string
}

/** What a change asks of things that one operation has made, as JSON pointers in the body. */
export interface Asked {
  /** Id of the operation that made the thing. */
  maker: string
  pointer: string
  with: string[]
  without: string[]
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

/**
 * What a change of a contract is: a difference between two revisions, who is touched by it, and what a policy says of it.
 * Types only.
 */
import type { Json } from '../lib/json.ts'

/** The two sides of a contract: the publisher may change it, its consumers have to live with the change. */
export type Party = 'consumer' | 'publisher'

/**
 * What a difference does to the set of things that may be sent or done: fewer (`narrower`), more (`wider`), other ones
 * (`different`), or the same in another form (`none`).
 */
export type Effect = 'narrower' | 'wider' | 'different' | 'none'

/** Where in an exchange something stands. */
export type Position = 'request' | 'response' | 'operation'

/** One difference between two revisions, whoever is touched by it. */
export interface Difference {
  /** Id of the rule that sees it; never changes meaning. */
  rule: string
  effect: Effect
  /** What it was and what it is now, short; absent where there was or is nothing. */
  before?: Json
  after?: Json
  /** JSON pointer in either document; absent where there is nothing. */
  pointers: { base?: string; head?: string }
  /** What is removed was marked `deprecated`, which may stand elsewhere than at its pointer. */
  deprecated?: boolean
  /** A list of values that was declared open (`x-extensible-enum`). */
  open?: boolean
}

/** One use of what differs. */
export interface Use {
  /** `METHOD PATH`, or the name of a webhook or callback. */
  operation: string
  position: Position
  /** Who sends what differs. */
  from: Party
  /** Where in the operation, for a person: `query parameter limit`, `200 body /data/*`. */
  place: string
}

/** How a policy judges a change. */
export type Level = 'breaking' | 'notice' | 'compatible'

/** What shows a difference of schemas: a value on which the two revisions disagree, or the words that none was found. */
export type Witness =
  | { found: true; value: Json; before: 'valid' | 'invalid'; after: 'valid' | 'invalid' }
  | { found: false; why: string; tried: number }

/** How far a change reaches. */
export interface Blast {
  /** Every operation that uses it. */
  operations: string[]
  /** Generated types that describe it. */
  types: string[]
  /** Ids of the checks that hold targets to it. */
  checks: string[]
  /** Known failures of targets that it may be about, as `target:fingerprint`. */
  knownFailures: string[]
}

/** A change as it is reported: one cause, all its uses. */
export interface Change extends Difference {
  from: Party
  level: Level
  /** Why the policy says so. */
  because: string
  /** What does not compile any more although it works on the wire, or the other way round. */
  breaks: { wire: boolean; source: boolean }
  /** Every use by this party, in order; the first one gives the place. */
  uses: Use[]
  blast: Blast
  /** What was tried to find anybody whom it hurts, where it should hurt nobody. */
  tried?: { instances: number; seed: number }
  /** An instance that shows it, or why there is none; absent where nobody is hurt and none was found. */
  witness?: Witness
  /** Who has agreed to live with it for a while, and why. */
  waiver?: { reason: string; owner: string; expires: string }
  /** Stays the same as long as the same thing changes in the same place. */
  fingerprint: string
}

/**
 * What a rule about one keyword is: two forms of a schema in, what became narrower, wider or different out. A rule knows
 * no direction and no policy; who is hurt by a difference is decided where it is used.
 * Types, and the identity function.
 */
import type { Json, JsonObject } from '../../lib/json.ts'
import type { Effect } from '../change.ts'
import type { Normal } from '../schema/form.ts'

/** What a rule found. */
export interface Delta {
  effect: Effect
  before?: Json | undefined
  after?: Json | undefined
}

/** One rule. */
export interface Rule {
  /** Kebab-case; equals the file name and never changes meaning. A difference is named `ID-EFFECT`. */
  id: string
  /** The keywords it speaks for. */
  keywords: readonly string[]
  /** Why such a difference matters, in a sentence. */
  rationale: string
  /** Two schemas of which the second is narrower (or else different); swapped, it is wider. */
  example: { base: JsonObject; head: JsonObject; effect: Exclude<Effect, 'wider'> }
  compare(base: Normal, head: Normal): Delta[]
}

/** Declares a rule. */
export function defineRule(rule: Rule): Rule {
  return rule
}

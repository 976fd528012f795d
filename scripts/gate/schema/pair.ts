/**
 * What a pair of schemas is: two schemas that stand at one place in two revisions, what differs right there, and the pairs
 * below it.
 * Types, and how differences are named.
 */
import type { Located } from '../../lib/sampling/schema-view.ts'
import type { Difference, Effect, Position } from '../change.ts'
import type { Normal } from './form.ts'

/** A pair of schemas: what differs right there, and the pairs below it. */
export interface Pair {
  differences: SchemaDifference[]
  below: Step[]
  /** The schemas themselves, for those who look for a witness. */
  base: Located
  head: Located
}

/** The way from one pair to another. */
export interface Step {
  /** What is appended to the place: `/name`, `/*`. */
  path: string
  pair: Pair
  /** The side that does not send this: a read-only property is no part of a request. */
  absentFrom: Position | undefined
  /** Whether it is no part of what decides on validity: what a text holds is another document. */
  apart?: true
}

/** A difference at the place of a pair, or just below it. */
export interface SchemaDifference extends Difference {
  /** Below the place of the pair. */
  path: string
  absentFrom: Position | undefined
}

/** The forms of the schemas of both revisions. */
export interface Forms {
  base(located: Located): Normal
  head(located: Located): Normal
}

/** Takes a difference down. */
export type Note = (rule: string, effect: Effect, path: string, more?: Partial<SchemaDifference>) => void
/** Goes on to the pair of two schemas below. */
export type Go = (path: string, base: Located, head: Located, absentFrom?: Position) => void

/** How the effect of a rule is named. */
export const WORDS: Readonly<Record<Effect, string>> = {
  narrower: 'narrowed',
  wider: 'widened',
  different: 'changed',
  none: 'changed',
}

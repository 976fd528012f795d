/**
 * How the texts that two sets of patterns take stand to each other: walked side by side, the automata tell the shortest
 * text that one takes and the other does not.
 * Pure, bounded; says nothing where a pattern has no automaton or the walk is too long.
 */
import { askedBy, holds } from './asked.ts'
import { walkPatterns } from './walk.ts'

/** What tells two sets of patterns apart; a text is absent when there is none. */
export interface Relation {
  /** Taken by the first only. */
  gone?: string
  /** Taken by the second only. */
  come?: string
}

/** Compares two lists of patterns, all of which must match; `undefined` when that cannot be told. */
export function relationOf(base: readonly string[], head: readonly string[]): Relation | undefined {
  const [bases, heads] = [base.flatMap(askedBy), head.flatMap(askedBy)]
  const relation: Relation = {}
  const isTold = walkPatterns(
    [...bases, ...heads].map(({ pattern }) => pattern),
    (taken, text) => {
      const [was, is] = [holds(bases, taken), holds(heads, taken.slice(bases.length))]
      if (was && !is) relation.gone ??= text
      if (is && !was) relation.come ??= text
      return relation.gone !== undefined && relation.come !== undefined
    },
  )
  return isTold ? relation : undefined
}

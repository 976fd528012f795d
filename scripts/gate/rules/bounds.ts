/** Rules about bounds: one shape for all of them, a rule for each keyword. */
import type { Json, JsonObject } from '../../lib/json.ts'
import type { Effect } from '../change.ts'
import { relationOf } from '../patterns/relation.ts'
import type { Normal } from '../schema/form.ts'
import { type Delta, defineRule, type Rule } from './rule.ts'

type Side = 'upper' | 'lower'

const BOUNDS: Readonly<Record<string, { side: Side; of: string; type: string }>> = {
  maximum: { side: 'upper', of: 'numbers', type: 'number' },
  exclusiveMaximum: { side: 'upper', of: 'numbers', type: 'number' },
  minimum: { side: 'lower', of: 'numbers', type: 'number' },
  exclusiveMinimum: { side: 'lower', of: 'numbers', type: 'number' },
  maxLength: { side: 'upper', of: 'texts', type: 'string' },
  minLength: { side: 'lower', of: 'texts', type: 'string' },
  maxItems: { side: 'upper', of: 'lists', type: 'array' },
  minItems: { side: 'lower', of: 'lists', type: 'array' },
  maxProperties: { side: 'upper', of: 'objects', type: 'object' },
  minProperties: { side: 'lower', of: 'objects', type: 'object' },
  maxContains: { side: 'upper', of: 'lists', type: 'array' },
  minContains: { side: 'lower', of: 'lists', type: 'array' },
}

/** What became of a bound. */
function moved(side: Side, before: Json | undefined, after: Json | undefined): Delta[] {
  if (before === after) return []
  const open = side === 'upper' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  const from = typeof before === 'number' ? before : open
  const to = typeof after === 'number' ? after : open
  if (from === to) return []
  return [{ effect: to < from === (side === 'upper') ? 'narrower' : 'wider', before, after }]
}

/** A bound of texts as a pattern, so that it can be compared with the patterns beside it. */
const AS_PATTERNS: Readonly<Record<string, (length: number) => string>> = {
  maxLength: (length) => `^[^]{0,${length}}$`,
  minLength: (length) => `^[^]{${length},}$`,
}

/** The longest text that is compared by patterns. */
const LONGEST = 64

/** Whether patterns say already what a bound of texts says, so that it makes no difference that it moves. */
function isSaidByPatterns(keyword: string, one: Normal, other: Normal, effect: Effect): boolean {
  const write = AS_PATTERNS[keyword]
  if (!write || one.patterns.length === 0 || other.patterns.length === 0) return false
  const texts = ({ patterns, plain }: Normal) => {
    const bound = plain[keyword]
    return typeof bound === 'number' && bound <= LONGEST ? [...patterns, write(bound)] : [...patterns]
  }
  const relation = relationOf(texts(one), texts(other))
  return relation !== undefined && (effect === 'narrower' ? relation.gone : relation.come) === undefined
}

/** Makes the rule of one bound. */
function boundRule(keyword: string, { side, of, type }: { side: Side; of: string; type: string }): Rule {
  const [base, head] = side === 'upper' ? [5, 3] : [3, 5]
  // Without something to hold, nothing is counted.
  const beside: JsonObject = keyword.endsWith('Contains') ? { type, contains: { type: 'string' } } : { type }
  return defineRule({
    id: keyword.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    keywords: [keyword],
    rationale: `A bound that moves lets fewer or more ${of} through.`,
    example: { base: { ...beside, [keyword]: base }, head: { ...beside, [keyword]: head }, effect: 'narrower' },
    compare: (one, other) =>
      moved(side, one.plain[keyword], other.plain[keyword]).filter(
        ({ effect }) => !isSaidByPatterns(keyword, one, other, effect),
      ),
  })
}

/** The rules of all bounds. */
export const bounds: readonly Rule[] = Object.entries(BOUNDS).map(([keyword, bound]) => boundRule(keyword, bound))

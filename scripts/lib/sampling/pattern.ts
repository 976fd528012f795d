/**
 * Texts that a pattern accepts, of a length of one's choosing.
 * Pure and bounded: every text is tested by the real RegExp, a pattern that cannot be satisfied within a fixed number
 * of tries gives `undefined`, and so does one whose parts exclude each other.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-pattern
 */
import { createLengths, type LengthAlgebra, lengthList } from './lengths.ts'
import { type Plan, planPattern, spanOf } from './pattern-plan.ts'
import { type Forced, writeText } from './pattern-writer.ts'
import { createRandom } from './random.ts'
import { compilePattern, type Tester, testsTrue } from './regex.ts'

/** Bounds of a text's length in code points, both included; `max` may be infinite. */
export interface LengthBounds {
  min: number
  max: number
}

/** Texts are never longer than this, whatever the schema allows. */
export const LONGEST_TEXT = 70_000
/** Texts tried before a pattern is given up; fewer when they are long. */
const TRIES = 300
const LONG_TRIES = 20
const LONG = 1000
/** How far beyond the least length a pattern is explored, step by step, until it has something to offer. */
const SLACK = 64
const SLACKS = [SLACK, 1024, LONGEST_TEXT]
/** Forms of a pattern that are written out. */
const MAX_FORMS = 24

/** A text that the pattern accepts, with a length within the bounds; `undefined` when none was found. */
export function matching(pattern: string, length: LengthBounds, seed: number): string | undefined {
  const tester = compilePattern(pattern)
  if (!tester) return undefined
  for (const slack of SLACKS) {
    const cap = capFor(tester, length, slack)
    const lengths = lengthsUpTo(tester, length, cap)
    if (lengths.length > 0) return firstFit(tester, lengths, length, cap, seed)
  }
  return undefined
}

/** A text of exactly `n` code points that the pattern accepts; `undefined` when none was found. */
export function matchingOfLength(pattern: string, n: number, seed: number): string | undefined {
  const tester = compilePattern(pattern)
  if (!tester || n < 0 || n > LONGEST_TEXT) return undefined
  const exact = { min: n, max: n }
  return firstFit(tester, lengthsUpTo(tester, exact, n), exact, n, seed)
}

/**
 * The least and greatest length within the bounds that the pattern's form allows; `undefined` when there is none.
 * `max` is that of the bounds when it is beyond what is explored, so it may be infinite.
 */
export function lengthsOf(pattern: string, length: LengthBounds): LengthBounds | undefined {
  const tester = compilePattern(pattern)
  if (!tester) return undefined
  const form = spanOf(tester.tree)
  const greatest = Math.min(form.max, length.max)
  const isOpen = greatest > LONGEST_TEXT
  const cap = isOpen ? capFor(tester, length, SLACK) : Math.max(greatest, 0)
  const lengths = lengthsUpTo(tester, length, cap)
  const [min] = lengths
  return min === undefined ? undefined : { min, max: isOpen ? greatest : (lengths.at(-1) ?? min) }
}

/** One text for each alternative the pattern offers anywhere, each different; the first few dozen at most. */
export function formsOf(pattern: string, length: LengthBounds, seed: number): string[] {
  const tester = compilePattern(pattern)
  if (!tester) return []
  const cap = capFor(tester, length, SLACK)
  const plan = planFor(tester, cap)?.plan
  if (!plan) return []
  const forced = optionsOf(plan).slice(0, MAX_FORMS)
  const texts = forced.map((one) => firstFit(tester, lengthsUpTo(tester, length, cap), length, cap, seed, one))
  return [...new Set(texts.filter((text) => text !== undefined))]
}

/** A text with all kinds of characters the pattern allows, where there are others than letters and digits. */
export function wideText(pattern: string, length: LengthBounds, seed: number): string | undefined {
  const tester = compilePattern(pattern)
  if (!tester) return undefined
  const cap = capFor(tester, length, SLACK)
  const planned = planFor(tester, cap)
  const longest = lengthsUpTo(tester, length, cap).at(-1)
  if (!planned || longest === undefined) return undefined
  const random = createRandom(seed)
  for (let attempt = 0; attempt < LONG_TRIES; attempt++) {
    const text = writeText(planned.plan, longest, { algebra: planned.algebra, random, wide: true })
    if (text !== undefined && /[!-/:-@[-`{-~ ]/.test(text) && fits(tester, text, length)) return text
  }
  return undefined
}

/** Counts code points. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Every option of every choice below a node. */
function optionsOf(plan: Plan): Forced[] {
  switch (plan.kind) {
    case 'choice':
      return plan.options.flatMap((option) => [{ choice: plan, option }, ...optionsOf(option)])
    case 'sequence':
      return plan.items.flatMap(optionsOf)
    case 'repeat':
    case 'group':
      return optionsOf(plan.item)
    default:
      return []
  }
}

/** Draws texts until the RegExp accepts one. */
function firstFit(
  tester: Tester,
  lengths: readonly number[],
  bounds: LengthBounds,
  cap: number,
  seed: number,
  forced?: Forced,
): string | undefined {
  const planned = planFor(tester, cap)
  const [least] = lengths
  if (!planned || least === undefined) return undefined
  const random = createRandom(seed)
  const tries = least > LONG ? LONG_TRIES : TRIES
  for (let attempt = 0; attempt < tries; attempt++) {
    // The shorter ones first: what surrounds an unanchored pattern says nothing.
    const size = lengths[random.below(attempt < tries / 2 ? Math.min(lengths.length, 12) : lengths.length)] ?? least
    // A lookahead may ask for a sign that is neither a letter nor a digit.
    const writing = { algebra: planned.algebra, random, wide: attempt % 2 === 1 }
    const text = writeText(planned.plan, size, forced ? { ...writing, forced } : writing)
    if (text !== undefined && fits(tester, text, bounds)) return text
  }
  return undefined
}

/** How long texts are explored: a little longer than the shortest that could do. */
function capFor(tester: Tester, length: LengthBounds, slack: number): number {
  return Math.max(0, Math.min(length.max, Math.max(length.min, spanOf(tester.tree).min) + slack, LONGEST_TEXT))
}

/** The lengths within the bounds and the cap that the pattern's form allows, ascending. */
function lengthsUpTo(tester: Tester, bounds: LengthBounds, cap: number): number[] {
  const planned = planFor(tester, cap)
  return planned
    ? lengthList(planned.plan.lengths & planned.algebra.interval(bounds.min, Math.min(bounds.max, cap)))
    : []
}

/** Whether the RegExp accepts a text and its length is within the bounds. */
function fits(tester: Tester, text: string, length: LengthBounds): boolean {
  const actual = lengthOf(text)
  return actual >= length.min && actual <= length.max && testsTrue(tester, text)
}

/** A plan and the algebra its lengths were reckoned by. */
interface Planned {
  plan: Plan
  algebra: LengthAlgebra
}

const plans = new Map<string, Planned | undefined>()
const CACHE_SIZE = 500

/** The plan of a pattern for texts up to a length, kept for the next time. */
function planFor(tester: Tester, cap: number): Planned | undefined {
  const key = `${cap}:${tester.pattern}`
  if (plans.has(key)) return plans.get(key)
  const algebra = createLengths(cap)
  const plan = planPattern(tester.tree, tester.unicode, algebra)
  const planned = plan && { plan, algebra }
  if (plans.size >= CACHE_SIZE) plans.clear()
  plans.set(key, planned)
  return planned
}

/**
 * Texts that a pattern accepts, of a length of one's choosing.
 * Pure and bounded: every text is tested by the real RegExp, a pattern that cannot be satisfied within a fixed number
 * of tries gives `undefined`, and so does one whose parts exclude each other.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-pattern
 */
import type { AST } from '@eslint-community/regexpp'
import { createLengths, hasLength, type LengthAlgebra, type Lengths, lengthList, NONE, ZERO } from './lengths.ts'
import { type Plan, planPattern } from './pattern-plan.ts'
import { createRandom, type Random } from './random.ts'
import { compilePattern, type Tester, testsTrue } from './regex.ts'

/** Bounds of a text's length in code points, both included. */
export interface LengthBounds {
  min: number
  max: number
}

/** Texts are never longer than this, whatever the schema allows. */
export const LONGEST_TEXT = 20_000
/** Texts tried before a pattern is given up. */
const TRIES = 300
/** How far beyond the least length an unbounded pattern is explored. */
const SLACK = 64

/** A text that the pattern accepts, with a length within the bounds; `undefined` when none was found. */
export function matching(pattern: string, length: LengthBounds, seed: number): string | undefined {
  const tester = compilePattern(pattern)
  const planned = tester && planFor(tester, Math.min(length.max, length.min + SLACK, LONGEST_TEXT))
  if (!tester || !planned) return undefined
  const lengths = lengthList(planned.plan.lengths & planned.algebra.interval(length.min, length.max))
  const random = createRandom(seed)
  for (let attempt = 0; attempt < TRIES && lengths.length > 0; attempt++) {
    // The shorter half first: padding around an unanchored pattern says nothing.
    const wanted = lengths[random.below(attempt < TRIES / 2 ? Math.min(lengths.length, 12) : lengths.length)]
    const text = write(planned, wanted ?? 0, random, attempt)
    if (text !== undefined && fits(tester, text, length)) return text
  }
  return undefined
}

/** A text of exactly `n` code points that the pattern accepts; `undefined` when none was found. */
export function matchingOfLength(pattern: string, n: number, seed: number): string | undefined {
  if (n > LONGEST_TEXT) return undefined
  const tester = compilePattern(pattern)
  const planned = tester && planFor(tester, n)
  if (!tester || !planned || !hasLength(planned.plan.lengths, n)) return undefined
  const random = createRandom(seed)
  const tries = n > 1000 ? TRIES / 10 : TRIES
  for (let attempt = 0; attempt < tries; attempt++) {
    const text = write(planned, n, random, attempt)
    if (text !== undefined && fits(tester, text, { min: n, max: n })) return text
  }
  return undefined
}

/** The least and greatest length within the bounds that the pattern's form allows; `undefined` when there is none. */
export function lengthsOf(pattern: string, length: LengthBounds): LengthBounds | undefined {
  const tester = compilePattern(pattern)
  const planned = tester && planFor(tester, Math.min(length.max, LONGEST_TEXT))
  if (!planned) return undefined
  const lengths = lengthList(planned.plan.lengths & planned.algebra.interval(length.min, length.max))
  const min = lengths[0]
  const max = lengths.at(-1)
  return min === undefined || max === undefined ? undefined : { min, max }
}

/** Counts code points. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Whether the RegExp accepts a text and its length is within the bounds. */
function fits(tester: Tester, text: string, length: LengthBounds): boolean {
  const actual = lengthOf(text)
  return actual >= length.min && actual <= length.max && testsTrue(tester, text)
}

interface Planned {
  plan: Plan
  algebra: LengthAlgebra
}

const plans = new Map<string, Planned | undefined>()

/** The plan of a pattern for texts up to a length, kept for the next time. */
function planFor(tester: Tester, cap: number): Planned | undefined {
  const key = `${cap}:${tester.pattern}`
  if (plans.has(key)) return plans.get(key)
  const algebra = createLengths(cap)
  const plan = planPattern(tester.tree, tester.unicode, algebra)
  const planned = plan && { plan, algebra }
  if (plans.size > 500) plans.clear()
  plans.set(key, planned)
  return planned
}

/** Writes one text of a length by the plan; groups remember what they wrote for references back to them. */
function write(planned: Planned, length: number, random: Random, attempt: number): string | undefined {
  const { algebra } = planned
  const written = new Map<AST.CapturingGroup, string>()
  // Odd attempts use every character a class takes: a lookahead may ask for a symbol.
  const wide = attempt % 2 === 1
  const go = (plan: Plan, n: number): string => {
    switch (plan.kind) {
      case 'nothing':
        return ''
      case 'text':
        return plan.text
      case 'characters':
        return random.pick(wide ? plan.characters.all : plan.characters.plain) ?? ''
      case 'group': {
        const text = go(plan.item, n)
        written.set(plan.group, text)
        return text
      }
      case 'same':
        return plan.groups.map((group) => written.get(group) ?? '').join('')
      case 'choice':
        return go(random.pick(plan.options.filter((option) => hasLength(option.lengths, n))) ?? NOWHERE, n)
      case 'sequence':
        return sequence(plan, n)
      case 'repeat':
        return copies(plan.optional ? plan.item.lengths | ZERO : plan.item.lengths, plan.item, plan.count, n)
    }
  }
  const sequence = (plan: Plan & { kind: 'sequence' }, n: number): string => {
    let left = n
    return plan.items
      .map((item, index) => {
        const size = split(item.lengths, plan.rest[index + 1] ?? ZERO, left, random)
        left -= size
        return go(item, size)
      })
      .join('')
  }
  const copies = (lengths: Lengths, item: Plan, count: number, n: number): string => {
    if (n === 0 && hasLength(lengths, 0) && !hasLength(item.lengths, 0)) return ''
    if (count === 0) return ''
    if (count === 1) return hasLength(item.lengths, n) ? go(item, n) : ''
    if ((lengths | 3n) === 3n) return Array.from({ length: n }, () => go(item, 1)).join('')
    const half = Math.floor(count / 2)
    const size = split(algebra.power(lengths, half), algebra.power(lengths, count - half), n, random)
    return copies(lengths, item, half, size) + copies(lengths, item, count - half, n - size)
  }
  return hasLength(planned.plan.lengths, length) ? go(planned.plan, length) : undefined
}

const NOWHERE: Plan = { kind: 'nothing', lengths: NONE }

/** A length from the first set such that what is left over is in the second. */
function split(first: Lengths, second: Lengths, total: number, random: Random): number {
  const possible = lengthList(first & ((1n << BigInt(total + 1)) - 1n)).filter((size) =>
    hasLength(second, total - size),
  )
  return random.pick(possible) ?? 0
}

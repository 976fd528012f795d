/**
 * Values of a body that go together (`x-constraints` of the kind `pairs`): where they stand, whether the document knows
 * them together, and what puts them right.
 * Pure. An independent reading: nothing else in the project interprets this rule for this suite.
 */
import type { PairsConstraint } from '../../scripts/lib/constraints.ts'
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { follow, joinPointer, splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'

/** The pointers of two values of a body that a rule speaks of. */
export interface PairPlace {
  param: string
  with: string
}

/** The places in a body that a rule speaks of: every one that has the first of the two. */
export function pairPlaces(body: Json, { param, with: other }: PairPlace): PairPlace[] {
  return concrete(body, splitPointer(param))
    .filter((steps) => follow(body, joinPointer('', ...steps)) !== undefined)
    .map((place) => {
      const companion = splitPointer(other).map((step, index) => (step === '*' ? (place[index] ?? '0') : step))
      return { param: joinPointer('', ...place), with: joinPointer('', ...companion) }
    })
}

/** A path with each `*` replaced by every index there is. */
function concrete(node: Json | undefined, steps: readonly string[], path: readonly string[] = []): string[][] {
  const [step, ...rest] = steps
  if (step === undefined) return [[...path]]
  if (step === '*') {
    return Array.isArray(node) ? node.flatMap((item, index) => concrete(item, rest, [...path, String(index)])) : []
  }
  return concrete(isObject(node) && Object.hasOwn(node, step) ? node[step] : undefined, rest, [...path, step])
}

/** Whether the two values at a place go together, as far as the document says so; where one is absent, they do. */
export function isPaired(body: Json, { pairs }: PairsConstraint, place: PairPlace): boolean {
  const [value, other] = [follow(body, place.param), follow(body, place.with)]
  if (typeof value !== 'string' || typeof other !== 'string') return true
  return Object.hasOwn(pairs, value) && pairs[value]?.includes(other) === true
}

/**
 * Bodies in which the two values of a place go together, or in which nothing says that they do not, the best first. The
 * second value stays where `keepsSecond` says so; `listed` are the values that the first may have at all.
 */
export function pairings(
  body: Json,
  { pairs }: PairsConstraint,
  place: PairPlace,
  keepsSecond: boolean,
  listed: readonly Json[],
): Json[] {
  const [value, other] = [String(follow(body, place.param)), String(follow(body, place.with))]
  if (keepsSecond) return partnersOf(other, pairs, listed).map((one) => withValue(body, place.param, one))
  const companions = Object.hasOwn(pairs, value) ? (pairs[value] ?? []) : []
  return [...companions, undefined].map((one) => withValue(body, place.with, one))
}

/** Values that another goes with: those that name it, or else those that name nothing, for what no value names. */
function partnersOf(other: string, pairs: PairsConstraint['pairs'], listed: readonly Json[]): Json[] {
  const rows = Object.entries(pairs)
  const naming = rows.filter(([, others]) => others.includes(other))
  const silent = rows.filter(([, others]) => others.length === 0).map(([value]) => value)
  if (naming.length > 0) return naming.map(([value]) => value)
  return [...silent, ...listed.filter((value) => typeof value === 'string' && !Object.hasOwn(pairs, value))]
}

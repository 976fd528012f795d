/**
 * Values of a body that go together (`x-constraints` of the kind `pairs`): where they stand, and a valid body that keeps to
 * them, too.
 * Pure. An independent reading: nothing else in the project interprets this rule for this suite.
 */
import type { PairsConstraint } from '../../scripts/lib/constraints.ts'
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import { follow, joinPointer, splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'

/** The pointers of two values of a body that go together. */
export interface PairPlace {
  param: string
  with: string
}

/** The places in a body where a pair stands already, or could: every one that has the first of the two. */
export function pairPlaces(body: Json, { param, with: other }: PairsConstraint): PairPlace[] {
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

/** The body with every pair that does not go together put right; what stands at `kept` stays. */
export function pairedBody(operation: Operation, body: Json, kept?: string): Json {
  return operation.constraints.reduce<Json>((whole, constraint) => {
    if (constraint.kind !== 'pairs') return whole
    return pairPlaces(whole, constraint).reduce((rest, place) => putRight(rest, constraint, place, kept), whole)
  }, body)
}

function putRight(body: Json, { pairs }: PairsConstraint, place: PairPlace, kept: string | undefined): Json {
  const [value, other] = [follow(body, place.param), follow(body, place.with)]
  if (typeof value !== 'string' || typeof other !== 'string' || !Object.hasOwn(pairs, value)) return body
  const companions = pairs[value] ?? []
  if (companions.includes(other)) return body
  if (kept === place.with) return withValue(body, place.param, partnerOf(other, pairs) ?? value)
  const [companion] = companions
  return companion === undefined ? body : withValue(body, place.with, companion)
}

/** A value that another goes with: one that names it, or else one that names nothing, for what no value names. */
function partnerOf(other: string, pairs: PairsConstraint['pairs']): string | undefined {
  const rows = Object.entries(pairs)
  const [row] =
    rows.find(([, others]) => others.includes(other)) ?? rows.find(([, others]) => others.length === 0) ?? []
  return row
}

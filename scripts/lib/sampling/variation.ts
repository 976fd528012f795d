/**
 * Varies a valid instance one place at a time: what boundaries and violations have in common.
 * Pure, deterministic, bounded; hands out every changed instance once, unjudged.
 */
import { PipelineError } from '../errors.ts'
import type { Json } from '../json.ts'
import { follow } from '../pointer.ts'
import { branchBoundaries } from './boundary-structures.ts'
import { createBuilder } from './builder.ts'
import type { Builder } from './building.ts'
import { withValue } from './edits.ts'
import { createJudge, type Judge } from './judge.ts'
import { completed, type Place, placesOf } from './places.ts'
import type { Proposal } from './proposal.ts'
import type { SchemaInContext } from './sampling.ts'
import type { Located } from './schema-view.ts'

/** Changed instances handed out at most. */
const MAX_VARIATIONS = 5000
/** Valid instances that are varied at most: the given one, the completed one, one for each alternative. */
const MAX_BASES = 24
/** The seed of every choice here; the given instance is where variety comes from. */
const SEED = 1

/** One changed instance. */
export interface Variation {
  place: Place
  proposal: Proposal
  /** The valid instance that was changed. */
  base: Json
  instance: Json
  judge: Judge
}

/** What is worth trying at one place. */
export type Proposer = (builder: Builder, place: Place) => Iterable<Proposal>

/** Every changed instance that the proposer leads to; none when the instance is not valid, or cannot be judged. */
export function varied(context: SchemaInContext, valid: Json, proposer: Proposer): Variation[] {
  try {
    const judge = createJudge(context.root)
    if (!judge.accepts(context.schema, valid)) return []
    return variations(context, valid, proposer, judge)
  } catch (thrown) {
    if (thrown instanceof PipelineError || thrown instanceof RangeError) return []
    throw thrown
  }
}

/** Goes through the bases, each place of a kind once. */
function variations(context: SchemaInContext, valid: Json, proposer: Proposer, judge: Judge): Variation[] {
  const schema: Located = { schema: context.schema, pointer: '~' }
  const fresh = (): Builder => createBuilder({ root: context.root, judge, seed: SEED, careful: false })
  const found: Variation[] = []
  const visited = new Set<string>()
  const seen = new Set<string>()
  for (const base of bases(fresh, judge, schema, valid)) {
    for (const place of placesOf(fresh(), schema, base)) {
      const key = [place.pointer, ...place.view.parts.map((part) => part.pointer)].join(' ')
      if (visited.has(key)) continue
      visited.add(key)
      for (const proposal of proposer(fresh(), place)) {
        const instance = withValue(base, place.pointer, proposal.whole ?? proposal.value)
        const text = JSON.stringify(instance)
        if (seen.has(text) || found.length >= MAX_VARIATIONS) continue
        seen.add(text)
        found.push({ place, proposal, base, instance, judge })
      }
    }
  }
  return found
}

/** The instances to vary: as given, completed, and with each alternative in place. */
function bases(fresh: () => Builder, judge: Judge, schema: Located, valid: Json): Json[] {
  const complete = completed(fresh(), schema, valid)
  const list = [valid, complete]
  for (const place of placesOf(fresh(), schema, complete)) {
    if (list.length >= MAX_BASES) break
    for (const branch of branchBoundaries(fresh(), place)) {
      if (branch.value === undefined || follow(complete, place.pointer) === undefined) continue
      const other = withValue(complete, place.pointer, branch.value)
      if (judge.accepts(schema.schema, other)) list.push(other)
    }
  }
  return list
}

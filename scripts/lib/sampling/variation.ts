/**
 * Varies a valid instance one place at a time: what boundaries and violations have in common.
 * Pure, deterministic, bounded; keeps what the caller's judgement accepts, and no instance twice.
 */
import { PipelineError } from '../errors.ts'
import type { Json } from '../json.ts'
import { follow } from '../pointer.ts'
import { branchBoundaries } from './boundary-alternatives.ts'
import { createBuilder } from './builder.ts'
import type { Builder } from './building.ts'
import { difference, withValue } from './edits.ts'
import { createJudge, type Judge } from './judge.ts'
import { completed, type Place, placesOf } from './places.ts'
import type { Proposal } from './proposal.ts'
import type { SchemaInContext } from './sampling.ts'
import type { Located } from './schema-view.ts'

/** Changed instances kept at most. */
const MAX_KEPT = 5000
/** Valid instances that are varied at most: the given one, the completed one, one for each alternative. */
const MAX_BASES = 24
/** The seed of every choice here; the given instance is where variety comes from. */
const SEED = 1

/** One changed instance. */
export interface Variation {
  proposal: Proposal
  /** Pointer of the place the proposal is about. */
  pointer: string
  /** What stood there before. */
  was: Json | undefined
  instance: Json
  judge: Judge
}

/** What is worth trying at one place. */
export type Proposer = (builder: Builder, place: Place) => Iterable<Proposal>

/** Every changed instance that `keep` makes something of; none when the given one is not valid or cannot be judged. */
export function vary<Kept>(
  context: SchemaInContext,
  valid: Json,
  proposer: Proposer,
  keep: (variation: Variation) => Kept | undefined,
): Kept[] {
  try {
    const judge = createJudge(context.root)
    return judge.accepts(context.schema, valid) ? keptVariations(context, valid, judge, proposer, keep) : []
  } catch (thrown) {
    // A schema that does not compile, or is nested without end: nobody could judge a variation either.
    if (thrown instanceof PipelineError || thrown instanceof RangeError) return []
    throw thrown
  }
}

/** Goes through the bases, each place of a kind once. */
function keptVariations<Kept>(
  context: SchemaInContext,
  valid: Json,
  judge: Judge,
  proposer: Proposer,
  keep: (variation: Variation) => Kept | undefined,
): Kept[] {
  const schema: Located = { schema: context.schema, pointer: '~' }
  const fresh = (): Builder => createBuilder({ root: context.root, judge, seed: SEED, careful: false })
  const kept = new Map<string, Kept>()
  for (const [place, base] of placesOnce(fresh, judge, schema, valid)) {
    const settled = new Set<string>()
    for (const proposal of proposer(fresh(), place)) {
      const pointer = place.pointer + (proposal.about ?? '')
      const kind = [pointer, proposal.schemaPointer, proposal.keyword, proposal.label].join('\n')
      const instance = withValue(base, place.pointer, proposal.whole ?? proposal.value)
      const change = difference(valid, instance)
      if (kept.has(change) || kept.size >= MAX_KEPT || (proposal.alternative && settled.has(kind))) continue
      const found = judged(() => keep({ proposal, pointer, was: valueAt(base, pointer), instance, judge }))
      if (found === undefined) continue
      kept.set(change, found)
      settled.add(kind)
    }
  }
  return [...kept.values()]
}

/** What a judgement makes of a variation; nothing when it takes too long, as a pattern can make it. */
function judged<Kept>(keep: () => Kept | undefined): Kept | undefined {
  try {
    return keep()
  } catch (thrown) {
    if (thrown instanceof PipelineError) return undefined
    throw thrown
  }
}

/** The places of all bases with the base each is of; a place that the same parts speak about comes once. */
function* placesOnce(fresh: () => Builder, judge: Judge, schema: Located, valid: Json): Generator<[Place, Json]> {
  const visited = new Set<string>()
  for (const base of bases(fresh, judge, schema, valid)) {
    for (const place of placesOf(fresh(), schema, base)) {
      const key = [place.pointer, ...place.view.parts.map((part) => part.pointer)].join('\n')
      if (!visited.has(key)) yield [place, base]
      visited.add(key)
    }
  }
}

/** The instances to vary: as given, completed, and with each alternative in place. */
function bases(fresh: () => Builder, judge: Judge, schema: Located, valid: Json): Json[] {
  const complete = completed(fresh(), schema, valid)
  const list = complete === valid ? [valid] : [valid, complete]
  for (const place of placesOf(fresh(), schema, complete)) {
    if (list.length >= MAX_BASES) break
    for (const branch of branchBoundaries(fresh(), place)) {
      if (branch.value === undefined) continue
      const other = withValue(complete, place.pointer, branch.value)
      if (judge.accepts(schema.schema, other)) list.push(other)
    }
  }
  return list
}

/** The value at a pointer; `undefined` where there is none. */
function valueAt(instance: Json, pointer: string): Json | undefined {
  const value = follow(instance, pointer)
  return value === undefined ? undefined : (value as Json)
}

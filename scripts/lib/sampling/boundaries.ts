/**
 * Valid instances in which one place sits on a bound of one keyword.
 * Pure, deterministic, bounded; every instance is judged, and none comes twice.
 */
import type { Json } from '../json.ts'
import { branchBoundaries, typeBoundaries } from './boundary-alternatives.ts'
import { arrayBoundaries } from './boundary-arrays.ts'
import { boundariesOfGiven } from './boundary-given.ts'
import { objectBoundaries } from './boundary-objects.ts'
import { numberBoundaries, textBoundaries } from './boundary-scalars.ts'
import type { Builder } from './building.ts'
import { createMemory } from './memory.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import type { Boundary, SchemaInContext } from './sampling.ts'
import { vary } from './variation.ts'

/** Instances that are remembered. */
const MOST = 20_000
const known = createMemory<readonly Boundary[]>(MOST, ({ length }) => length + 1)

/** Valid instances at the bounds, from one valid instance; none when that is not valid itself. */
export function boundaries(context: SchemaInContext, valid: Json): readonly Boundary[] {
  return known(context, JSON.stringify(valid), () => findBoundaries(context, valid))
}

function findBoundaries(context: SchemaInContext, valid: Json): Boundary[] {
  return vary(context, valid, proposalsFor, ({ proposal, pointer, instance, judge }) => {
    const { keyword, schemaPointer, label, value } = proposal
    // Taking nothing away is no boundary.
    if (keyword === 'required' && instance === valid) return undefined
    if (!judge.accepts(context.schema, instance)) return undefined
    return { pointer, schemaPointer, keyword, label, value, instance }
  })
}

/** What is worth trying at one place. */
function* proposalsFor(builder: Builder, place: Place): Generator<Proposal> {
  const { value } = place
  const isNamed = place.view.parts.some(({ schema }) => schema.enum !== undefined || schema.const !== undefined)
  yield* boundariesOfGiven(place)
  if (!isNamed && typeof value === 'string') yield* textBoundaries(place, builder.seed)
  if (!isNamed && typeof value === 'number') yield* numberBoundaries(place)
  if (!isNamed && Array.isArray(value)) yield* arrayBoundaries(builder, place)
  yield* objectBoundaries(builder, place)
  yield* typeBoundaries(builder, place)
  yield* branchBoundaries(builder, place)
}

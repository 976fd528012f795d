/**
 * Valid instances in which one place sits on a bound of one keyword.
 * Pure, deterministic, bounded; every instance is judged, and none comes twice.
 */
import { type Json, sameJson } from '../json.ts'
import { boundariesOfGiven } from './boundary-given.ts'
import { numberBoundaries, textBoundaries } from './boundary-scalars.ts'
import { arrayBoundaries, branchBoundaries, objectBoundaries, typeBoundaries } from './boundary-structures.ts'
import type { Builder } from './building.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import type { Boundary, SchemaInContext } from './sampling.ts'
import { varied } from './variation.ts'

/** Valid instances at the bounds, from one valid instance; none when that is not valid itself. */
export function boundaries(context: SchemaInContext, valid: Json): Boundary[] {
  const found: Boundary[] = []
  for (const { place, proposal, instance, base, judge } of varied(context, valid, proposalsFor)) {
    if (!judge.accepts(context.schema, instance)) continue
    // An instance that equals its base tells something only when it is the declared value that stands there.
    if (sameJson(instance, base) && proposal.keyword === 'required') continue
    const pointer = place.pointer + (proposal.about ?? '')
    const { keyword, schemaPointer, label, value } = proposal
    found.push({ pointer, schemaPointer, keyword, label, value, instance })
  }
  return found
}

/** What is worth trying at one place. */
function* proposalsFor(builder: Builder, place: Place): Generator<Proposal> {
  yield* boundariesOfGiven(place)
  const { value } = place
  const free = !place.view.parts.some(({ schema }) => schema.enum !== undefined || schema.const !== undefined)
  if (free && typeof value === 'string') yield* textBoundaries(place, builder.seed)
  if (free && typeof value === 'number') yield* numberBoundaries(place)
  if (free && Array.isArray(value)) yield* arrayBoundaries(builder, place)
  yield* objectBoundaries(builder, place)
  yield* typeBoundaries(builder, place)
  yield* branchBoundaries(builder, place)
}

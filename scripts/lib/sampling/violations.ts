/**
 * Invalid instances with exactly one fault.
 * Pure, deterministic, bounded; an instance is handed out only when every fault the judge finds is about one place.
 */
import type { Json } from '../json.ts'
import type { Builder } from './building.ts'
import type { SchemaFault } from './judge.ts'
import { createMemory } from './memory.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import type { SchemaInContext, Violation } from './sampling.ts'
import { type Variation, vary } from './variation.ts'
import { alternativeViolations } from './violation-alternatives.ts'
import { arrayViolations } from './violation-arrays.ts'
import { numberViolations } from './violation-numbers.ts'
import { objectViolations } from './violation-objects.ts'
import { textViolations } from './violation-texts.ts'
import { givenViolations, typeViolations } from './violation-types.ts'

/** Instances that are remembered. */
const MOST = 20_000
const known = createMemory<readonly Violation[]>(MOST, ({ length }) => length + 1)

/** Invalid instances with one fault each, from one valid instance; none when that is not valid itself. */
export function violations(context: SchemaInContext, valid: Json): readonly Violation[] {
  return known(context, JSON.stringify(valid), () => findViolations(context, valid))
}

function findViolations(context: SchemaInContext, valid: Json): Violation[] {
  return vary(context, valid, proposalsFor, ({ proposal, pointer, was, instance, judge }: Variation) => {
    const faults = ownFaults(judge.faults(context.schema, instance))
    if (faults.length === 0 || faults.some((fault) => fault.pointer !== pointer)) return undefined
    const { keyword, schemaPointer, label, value } = proposal
    return { pointer, schemaPointer, keyword, label, was, value, instance }
  })
}

/**
 * The faults without those that follow from another one: where a part of a schema is broken, nothing that it knows counts as
 * evaluated. @see https://json-schema.org/draft/2020-12/json-schema-core#section-11
 */
function ownFaults(faults: readonly SchemaFault[]): readonly SchemaFault[] {
  const own = faults.filter(({ keyword }) => !keyword.startsWith('unevaluated'))
  return own.length > 0 ? own : faults
}

/** What is worth trying at one place. */
function* proposalsFor(builder: Builder, place: Place): Generator<Proposal> {
  const isNamed = place.view.parts.some(({ schema }) => schema.enum !== undefined || schema.const !== undefined)
  yield* givenViolations(place)
  if (!isNamed) yield* textViolations(place, builder.seed)
  if (!isNamed) yield* numberViolations(place)
  yield* objectViolations(builder, place)
  yield* arrayViolations(builder, place)
  yield* typeViolations(place)
  yield* alternativeViolations(builder, place)
}

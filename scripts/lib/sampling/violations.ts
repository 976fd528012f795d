/**
 * Invalid instances with exactly one fault.
 * Pure, deterministic, bounded; an instance is handed out only when every fault the judge finds is about one place.
 */
import type { Json } from '../json.ts'
import { follow } from '../pointer.ts'
import type { Builder } from './building.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import type { SchemaInContext, Violation } from './sampling.ts'
import { varied } from './variation.ts'
import { givenViolations, numberViolations, textViolations, typeViolations } from './violation-scalars.ts'
import {
  alternativeViolations,
  arrayViolations,
  combinationViolations,
  objectViolations,
} from './violation-structures.ts'

/** Invalid instances with one fault each, from one valid instance; none when that is not valid itself. */
export function violations(context: SchemaInContext, valid: Json): Violation[] {
  const found: Violation[] = []
  const covered = new Set<string>()
  for (const { place, proposal, base, instance, judge } of varied(context, valid, proposalsFor)) {
    const pointer = place.pointer + (proposal.about ?? '')
    const { keyword, schemaPointer, label, value } = proposal
    const kind = [pointer, schemaPointer, keyword, label].join(' ')
    if (proposal.alternative && covered.has(kind)) continue
    const faults = judge.faults(context.schema, instance)
    if (faults.length === 0 || faults.some((fault) => fault.pointer !== pointer)) continue
    covered.add(kind)
    const was = follow(base, pointer)
    found.push({ pointer, schemaPointer, keyword, label, was: isJson(was) ? was : undefined, value, instance })
  }
  return found
}

/** Whether what a pointer led to is there. */
function isJson(value: unknown): value is Json {
  return value !== undefined
}

/** What is worth trying at one place. */
function* proposalsFor(builder: Builder, place: Place): Generator<Proposal> {
  const named = place.view.parts.some(({ schema }) => schema.enum !== undefined || schema.const !== undefined)
  yield* givenViolations(place)
  if (!named) yield* textViolations(place, builder.seed)
  if (!named) yield* numberViolations(place)
  yield* objectViolations(builder, place)
  yield* arrayViolations(builder, place)
  yield* typeViolations(place)
  yield* combinationViolations(builder, place)
  yield* alternativeViolations(place)
}

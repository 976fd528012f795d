/**
 * Valid values on a bound that are worth sending, and how much it weighs that one is refused.
 * Pure.
 */

import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { follow, joinPointer, splitPointer } from '../../scripts/lib/pointer.ts'
import type { Boundary } from '../../scripts/lib/sampling/sampling.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { ruleHolder } from '../judging/schema-rule.ts'
import type { Case, Part, ProbeContext } from '../probes/probe.ts'
import type { Severity } from '../result.ts'
import { essence } from '../transport/exchange.ts'
import { isMoment } from './moved-along.ts'
import type { Packable } from './packing.ts'
import { isOfOtherAlternative } from './schema-places.ts'
import type { Dealable } from './sharing.ts'
import { isGuess } from './unlisted.ts'

/** A value that is worth sending, not yet written as a request. */
export interface Candidate extends Dealable {
  /** What it is for. */
  told(): Omit<Part, 'alone'>
  write(): Case
  /** How it goes together with others; absent where its answer is only telling beside those to other values. */
  together?: Packable
  /** Whether it stands for something that exists on the target: what is not known there may well be refused. */
  names?: true
  /** The weightiest its refusal can be. */
  atMost?: Severity
}

/** What a document forbids by a list, and allows by leaving it out of the list. */
const BY_ABSENCE = ['required', 'nullable']

/** Parts of one that are no finer than most rules about numbers. */
const FINE = 1000

/** A value that is only odd, not on a bound the document names, weighs less: nobody promised it. */
export function weightOf(
  { table, received, base }: Pick<ProbeContext, 'table' | 'received' | 'base'>,
  schema: JsonSchema,
  boundary: Boundary,
): { atMost?: Severity } {
  // Whether a patch can be applied depends on what it is applied to (RFC 5789, 2.2).
  if (essence(base.draft.mediaType ?? '') === 'application/json-patch+json') return { atMost: 'should' }
  const { keyword, value, schemaPointer, pointer, instance } = boundary
  // On the way, a body without a byte is none.
  if (pointer === '' && value === '') return { atMost: 'may' }
  // An example shows, and promises nothing: the date in it may long have passed.
  if (keyword === 'examples') return { atMost: 'should' }
  // What a part is put into may lack what is left out, and what becomes of both together is no secret of the schema.
  if (base.draft.operation.method === 'patch' && value === undefined && splitPointer(pointer).length > 1) {
    return { atMost: 'may' }
  }
  // Who knows one alternative may refuse what only another one speaks of.
  if (besideAndItself(instance, pointer).some((at) => isOfOtherAlternative(table, schema, instance, at))) {
    return { atMost: 'may' }
  }
  // Nobody says that it is a value.
  if (instance !== undefined && isGuess(table, schema, instance, base.draft.body)) return { atMost: 'may' }
  // It may have to lie ahead, or behind, and of which no schema speaks.
  if (!received && pointer !== '' && isMoment(value)) return { atMost: 'should' }
  // A publisher that sends requests does so to say something: nothing at all is what it may leave out by the schema only.
  const isNothing = value === undefined || (Array.isArray(value) && value.length === 0)
  if (received && isNothing && splitPointer(pointer).length === 1) return { atMost: 'should' }
  // Many a target refuses a request that asks for nothing.
  if (value === undefined && isEmpty(follow(instance, pointer.slice(0, pointer.lastIndexOf('/'))))) {
    return { atMost: 'should' }
  }
  // Several optional properties at once: which of them is refused, nobody can tell.
  if (pointer === '' && keyword === 'required') return { atMost: weigh('should', sourceOf(table, propertiesOf(base))) }
  const holder = ruleHolder(table, schema, schemaPointer)
  const named = BY_ABSENCE.includes(keyword) || follow(holder, `/${keyword}`) !== undefined
  const ordinary = keyword !== 'type' || typeof value === 'boolean' || value === null
  if (named && ordinary) return {}
  return { atMost: isExtreme(value, received) ? 'may' : 'should' }
}

/** Whether a number is one that many a rule in words leaves out: below zero, large, or finer than its sender would send it. */
function isExtreme(value: Json | undefined, received: boolean): boolean {
  return typeof value === 'number' && (value < 0 || value > 2 ** 31 || (!received && !Number.isInteger(value * FINE)))
}

/** A place, and those of the members beside it: another value may make another alternative of the whole. */
function besideAndItself(instance: Json, pointer: string): string[] {
  const holder = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
  const around = follow(instance, holder)
  const beside = isObject(around) ? Object.keys(around).map((name) => joinPointer(holder, name)) : []
  return [...new Set([pointer, ...beside])]
}

/** Where the properties of a body stand in the spec. */
function propertiesOf({ draft: { operation, mediaType = '' } }: ProbeContext['base']): string {
  const content = operation.requestBody?.content[mediaType]
  return `${content?.pointer ?? operation.pointer}/schema/properties`
}

/** Whether a value is an object without members. */
function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0
}

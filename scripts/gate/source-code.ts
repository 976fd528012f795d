/**
 * Which differences show in code that is written against the generated TypeScript: what a consumer sends is assigned to
 * a type, what it receives is read from one.
 * Pure. Types know no bounds, patterns or formats, so differences of those show on the wire only.
 */
import type { Difference, Party } from './change.ts'

/** Differences of which nothing goes over the wire. */
const CODE_ONLY = ['operation-id-changed', 'schema-name-removed']

/** Differences that stop code that sends from compiling: something more is asked for, or less is taken. */
const SENDING = [
  'operation-id-changed',
  'operation-removed',
  'parameter-removed',
  'parameter-became-required',
  'required-parameter-added',
  'body-removed',
  'body-became-required',
  'required-body-added',
  'media-type-removed',
  'property-removed',
  'property-became-read-only',
  'required-property-added',
  'required-narrowed',
  'enum-narrowed',
  'enum-changed',
  'type-narrowed',
  'type-changed',
  'nullable-narrowed',
  'alternative-narrowed',
  'alternatives-narrowed',
]

/** Differences that stop code that reads from compiling: less is there for certain, or more has to be coped with. */
const READING = [
  'operation-id-changed',
  'schema-name-removed',
  'operation-removed',
  'success-removed',
  'media-type-removed',
  'header-removed',
  'header-became-optional',
  'property-removed',
  'property-became-write-only',
  'required-widened',
  'enum-widened',
  'enum-changed',
  'type-widened',
  'type-changed',
  'nullable-widened',
  'alternative-widened',
  'alternatives-widened',
]

/** Whether a difference shows in code alone. */
export function onlyInSource({ rule }: Difference): boolean {
  return CODE_ONLY.includes(rule)
}

/** Whether code of a consumer that compiles before may not compile after; `from` is who sends what differs. */
export function inSource({ rule }: Difference, from: Party): boolean {
  return (from === 'consumer' ? SENDING : READING).includes(rule)
}

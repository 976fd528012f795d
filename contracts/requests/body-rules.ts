/**
 * The rules between properties of a body (`x-constraints` of the kinds `pairs` and `onlyWith`), kept in every valid body:
 * what is varied stays, and what decides about it is put right; anything else that comes only in other cases is left out,
 * or has another value where only some of its values do. Numbers that bound each other by their names are put right, too.
 * Pure. An independent reading: nothing else in the project interprets these rules for this suite.
 */
import type { OnlyWithConstraint, PairsConstraint } from '../../scripts/lib/constraints.ts'
import { type Json, sameJson } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { isPaired, type PairPlace, pairings, pairPlaces } from './body-pairs.ts'
import { otherValues } from './other-values.ts'
import { inProportion } from './proportions.ts'
import { rulesAt } from './schema-places.ts'

/** Whose body it is, and what it has to be. */
export interface BodyKind {
  table: OperationsTable
  operation: Operation
  schema: JsonSchema
  /** Whether a body with a change in it will do; when absent: whether the schema takes it. */
  accepts?: (body: Json) => boolean
}

type BodyRule = PairsConstraint | OnlyWithConstraint

/** Rounds in which one change may ask for another. */
const MOST_ROUNDS = 10

/** The rules between properties of a body. */
export function bodyRules({ constraints }: Operation): BodyRule[] {
  return constraints.filter(
    (one): one is BodyRule => (one.kind === 'pairs' || one.kind === 'onlyWith') && one.in === 'body',
  )
}

/** The body with its rules kept as far as it can be; what stands at the `varied` pointers, above and below, stays. */
export function settledBody(kind: BodyKind, body: Json, varied: readonly string[] = []): Json {
  const rules = bodyRules(kind.operation)
  const kept = [...varied]
  let whole = inProportion(body, kept, acceptance(kind))
  if (rules.length === 0) return whole
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = whole
    for (const rule of rules)
      for (const place of pairPlaces(whole, rule)) whole = settled(kind, whole, rule, place, kept)
    if (whole === before) break
  }
  return whole
}

/** Whether a value keeps one rule between its properties, wherever that speaks of it. */
export function keepsRule(value: Json, rule: BodyRule): boolean {
  return pairPlaces(value, rule).every((place) => isKept(value, rule, place))
}

/** Whether one rule is kept at one place. */
function isKept(value: Json, rule: BodyRule, place: PairPlace): boolean {
  return rule.kind === 'pairs' ? isPaired(value, rule, place) : mayCome(value, rule, place)
}

/** Whether a body has no property, and none with a value, that comes only in other cases. */
export function keepsConditions({ operation }: Pick<BodyKind, 'operation'>, body: Json): boolean {
  return bodyRules(operation).every((rule) => rule.kind !== 'onlyWith' || keepsRule(body, rule))
}

/** Whether the document knows all values together that a rule of pairs speaks of. */
export function keepsPairs({ operation }: Pick<BodyKind, 'operation'>, body: Json): boolean {
  return bodyRules(operation).every((rule) => rule.kind !== 'pairs' || keepsRule(body, rule))
}

/**
 * Bodies with the value at a pointer, and other values where it decides about some: a refusal of one body, where another is
 * served, speaks of how the two go together.
 */
export function besideOthers(kind: BodyKind, body: Json, pointer: string): Json[] {
  const found = bodyRules(kind.operation).flatMap((rule) =>
    rule.kind === 'onlyWith' && rule.of !== undefined
      ? pairPlaces(body, rule)
          .filter((place) => place.with === pointer)
          .flatMap((place) => exchanged(kind, body, rule, place, [follow(body, place.param) as Json]))
      : [],
  )
  const distinct = [...new Map(found.map((one) => [JSON.stringify(one), one])).values()]
  return distinct.filter(acceptance(kind))
}

/** Whether a body will do. */
function acceptance({ table, schema, accepts }: BodyKind): (body: Json) => boolean {
  return accepts ?? ((one) => createJudge(table).accepts(schema, one))
}

/** The body with one rule kept at one place; the same one where it is kept already, or cannot be. */
function settled(kind: BodyKind, body: Json, rule: BodyRule, place: PairPlace, kept: string[]): Json {
  if (isKept(body, rule, place)) return body
  // What was put right for the sake of something else has taken this away.
  if (follow(body, place.param) === undefined) return body
  const changed = rule.kind === 'pairs' ? paired(kind, body, rule, place, kept) : decided(kind, body, rule, place, kept)
  const accepts = acceptance(kind)
  const found = changed.find((one) => sameJson(one, body) || accepts(one))
  if (found === undefined || sameJson(found, body)) return body
  const isDecided = rule.kind === 'onlyWith' && follow(found, place.param) === follow(body, place.param)
  // What decides about something that is varied stays as well.
  if (isDecided) kept.push(place.with)
  return found
}

function paired(kind: BodyKind, body: Json, rule: PairsConstraint, place: PairPlace, kept: readonly string[]): Json[] {
  const keepsSecond = kept.includes(place.with)
  const known = listedAt(kind, body, place.with)
  const isNew = known.length > 0 && !known.some((one) => sameJson(one, follow(body, place.with)))
  // Nobody can say yet what a new value goes with.
  if (keepsSecond && isNew) return []
  return pairings(body, rule, place, keepsSecond, listedAt(kind, body, place.param))
}

/** Bodies in which a property may come, has another value, or is left out, the best first. */
function decided(
  kind: BodyKind,
  body: Json,
  rule: OnlyWithConstraint,
  place: PairPlace,
  kept: readonly string[],
): Json[] {
  const [isVaried, isDecided] = [place.param, place.with].map((pointer) => kept.some((one) => isAlong(one, pointer)))
  const listed = listedAt(kind, body, place.with)
  const allowed = listed.filter((value) => !rule.except?.some((one) => sameJson(one, value)))
  const values = rule.values ?? (rule.except ? [...allowed, undefined] : allowed)
  const allowing = values.map((value) => withValue(body, place.with, value))
  // What is varied keeps its value.
  const isTaken = kept.some((one) => one === place.param || one.startsWith(`${place.param}/`))
  const others = rule.of === undefined || isTaken ? [] : exchanged(kind, body, rule, place, rule.of)
  if (isVaried && !isDecided) return [...others, ...allowing]
  return [...others, withValue(body, place.param, undefined), ...(isDecided ? [] : allowing)]
}

/** Bodies with a value that may come there in place of some that are not wanted. */
function exchanged(
  kind: BodyKind,
  body: Json,
  rule: OnlyWithConstraint,
  place: PairPlace,
  unwanted: readonly Json[],
): Json[] {
  const { param } = place
  const rules = bodyRules(kind.operation).filter((one) => one.kind === 'onlyWith')
  return otherValues(kind, body, rule, place, unwanted)
    .map((value) => withValue(body, param, value))
    .filter((changed) =>
      rules.every((one) => pairPlaces(changed, one).every((at) => at.param !== param || mayCome(changed, one, at))),
    )
}

function mayCome(body: Json, { values, except, of }: OnlyWithConstraint, place: PairPlace): boolean {
  const value = follow(body, place.param) as Json
  if (of && !of.some((one) => sameJson(one, value))) return true
  const other = follow(body, place.with) as Json | undefined
  const isNamed = (list: readonly Json[]) => other !== undefined && list.some((one) => sameJson(one, other))
  if (values) return isNamed(values)
  return except ? !isNamed(except) : other !== undefined
}

/** Whether one of two places is within the other, or is the other. */
function isAlong(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
}

/** The values that lists of the document name for a place. */
function listedAt({ table, schema }: BodyKind, body: Json, pointer: string): Json[] {
  const lists = rulesAt(table, schema, body, pointer).flatMap((rule) => (Array.isArray(rule.enum) ? [rule.enum] : []))
  const [first = [], ...others] = lists
  return first.filter((value) => others.every((list) => list.some((one) => sameJson(one, value))))
}

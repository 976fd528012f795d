/**
 * Other values for a place of a body, where the one that stands there does not come beside what decides about it.
 * Pure, deterministic: read from the examples and rules of the document, and drawn from the schema where those have none.
 */
import type { OnlyWithConstraint } from '../../scripts/lib/constraints.ts'
import { type Json, sameJson } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { type PairPlace, pairPlaces } from './body-pairs.ts'
import { ordinaryValues } from './ordinary-values.ts'
import { rulesAt } from './schema-places.ts'

/** Whose body it is. */
interface Owner {
  table: OperationsTable
  operation: Operation
  schema: JsonSchema
}

/** What values are drawn by: the same ones whatever a run is seeded with, for they are not what is under test. */
const SEED = 1

/**
 * Values beside the unwanted ones, the best first: those that examples show beside the same deciding value, those that
 * rules like this one name, those that examples show beside other ones, and drawn ones.
 */
export function otherValues(
  owner: Owner,
  body: Json,
  rule: OnlyWithConstraint,
  place: PairPlace,
  unwanted: readonly Json[],
): Json[] {
  const deciding = follow(body, place.with) as Json | undefined
  const shown = examplesOf(owner).flatMap((example) =>
    pairPlaces(example, rule).map((at) => ({ value: valueAt(example, at.param), beside: valueAt(example, at.with) })),
  )
  const isAlike = ({ beside }: { beside: Json }) => deciding !== undefined && sameJson(beside, deciding)
  const like = owner.operation.constraints.flatMap((one) =>
    one.kind === 'onlyWith' && one.param === rule.param && one.with === rule.with ? (one.of ?? []) : [],
  )
  const values = [
    ...shown.filter(isAlike).map(({ value }) => value),
    ...like,
    ...shown.map(({ value }) => value),
    ...drawn(owner, body, place.param, unwanted.length + 1),
  ]
  const found = new Map(values.map((value) => [JSON.stringify(value), value]))
  return [...found.values()].filter((value) => !unwanted.some((one) => sameJson(one, value)))
}

/** The examples of the bodies that have the schema. */
function examplesOf({ operation, schema }: Owner): Json[] {
  const contents = Object.values(operation.requestBody?.content ?? {})
  return contents.filter((one) => one.schema === schema).flatMap(({ examples }) => Object.values(examples))
}

/** So many values that the schema takes at a place, as far as there are any. */
function drawn({ table, schema }: Owner, body: Json, pointer: string, count: number): Json[] {
  return ordinaryValues(table, { allOf: rulesAt(table, schema, body, pointer) }, { seed: SEED, place: pointer, count })
}

function valueAt(body: Json, pointer: string): Json {
  return (follow(body, pointer) ?? null) as Json
}

/**
 * Ordinary values of a place: valid ones that are nothing special, to compare special ones with.
 * Pure, deterministic: the same schema and seed give the same values.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'

/** Tries for each value: a place with few values gives the same one often. */
const TRIES = 4

/** Up to `count` values, no two of them alike: a target may refuse one of them for a reason of its own. */
export function ordinaryValues(
  table: OperationsTable,
  schema: JsonSchema,
  { seed, place, count }: { seed: number; place: string; count: number },
): Json[] {
  const values = new Map<string, Json>()
  for (let turn = 0; turn < TRIES * count && values.size < count; turn += 1) {
    const options = { seed: deriveSeed(seed, `ordinary ${turn} ${place}`) }
    const value = sample({ schema, root: table }, options)
    if (value !== undefined) values.set(JSON.stringify(value), value)
  }
  return [...values.values()]
}
